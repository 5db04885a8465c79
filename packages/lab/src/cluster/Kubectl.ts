import { inNamespace } from '../../../../scripts/lib/processes/group.mjs';
import { capture } from '../../../../scripts/lib/processes/capture.mjs';

/** The real kubectl, run inside the lab's network namespace. */
export class Kubectl {
  readonly #program: string;
  readonly #kubeconfig: string;
  readonly #namespace: string | undefined;

  constructor(program: string, kubeconfig: string, namespace?: string) {
    this.#program = program;
    this.#kubeconfig = kubeconfig;
    this.#namespace = namespace;
  }

  /** Runs one command and returns what it printed. */
  run(args: string[], input?: string): Promise<string> {
    return capture(
      ...inNamespace(this.#namespace, this.#program, [
        '--kubeconfig',
        this.#kubeconfig,
        ...args,
      ]),
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
}
