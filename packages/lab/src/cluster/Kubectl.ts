import { run } from '../processes/run';

/** The real kubectl, run inside the lab's network namespace. */
export class Kubectl {
  constructor(
    private readonly program: string,
    private readonly kubeconfig: string,
    private readonly namespace: string,
  ) {}

  /** Runs one command and returns what it printed. */
  run(args: string[], input?: string): Promise<string> {
    return run(
      'ip',
      [
        'netns',
        'exec',
        this.namespace,
        this.program,
        '--kubeconfig',
        this.kubeconfig,
        ...args,
      ],
      { input },
    );
  }

  /** Applies objects with server-side apply. */
  apply(objects: object[]): Promise<string> {
    const list = { apiVersion: 'v1', kind: 'List', items: objects };
    return this.run(
      [
        'apply',
        '--server-side',
        '--force-conflicts',
        '--field-manager=lab',
        '-f',
        '-',
      ],
      JSON.stringify(list),
    );
  }

  /** Whether a path of the API server answers with success. */
  async answers(path: string): Promise<boolean> {
    await this.run(['get', '--raw', path]);
    return true;
  }

  /** Waits until a jsonpath of an object has text, and returns it. */
  async waitFor(args: string[], timeoutMs = 60_000): Promise<string> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const text = await this.run(args).catch(() => '');
      if (text.trim()) return text.trim();
      if (Date.now() > deadline) {
        throw new Error(
          `kubectl ${args.join(' ')} gave nothing for ${timeoutMs / 1000} s`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }
}
