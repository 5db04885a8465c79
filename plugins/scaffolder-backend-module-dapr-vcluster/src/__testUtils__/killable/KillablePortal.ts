import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { until } from '../until';
import type { PortalTask } from './portal';

/** Runs TypeScript as it is; part of the Backstage CLI. */
const TYPESCRIPT = require.resolve('@backstage/cli/config/nodeTransform.cjs');

const PATIENCE_MS = 150_000;

/** A portal with a scaffolder in a process of its own, which can be killed. */
export class KillablePortal {
  readonly #child: ChildProcess;
  readonly #url: string;

  private constructor(child: ChildProcess, port: string) {
    this.#child = child;
    this.#url = `http://127.0.0.1:${port}/api/scaffolder/v2/tasks`;
  }

  /** @throws Error with the last output when it ends before it listens. */
  static async start(task: PortalTask): Promise<KillablePortal> {
    const child = spawn(
      process.execPath,
      ['--require', TYPESCRIPT, resolve(__dirname, 'portal.ts')],
      { stdio: ['pipe', 'pipe', 'pipe'] },
    );
    child.stdin.end(JSON.stringify(task));
    let said = '';
    const port = await new Promise<string>((done, fail) => {
      const listen = (data: Buffer) => {
        said = `${said}${data}`.slice(-4_000);
        const [, found] = /^port (\d+)$/m.exec(said) ?? [];
        if (found) {
          done(found);
        }
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', () =>
        fail(new Error(`the portal has ended: ${said}`)),
      );
    });
    return new KillablePortal(child, port);
  }

  /** Ends it at once; what it would still do is lost. */
  async kill(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await ended;
    }
  }

  /** Starts a template like the form; gives the id of the task. */
  async run(name: string, values: object): Promise<string> {
    const answer = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        templateRef: `template:default/${name}`,
        values,
        secrets: {},
      }),
    });
    if (answer.status !== 201) {
      throw new Error(await answer.text());
    }
    return (await answer.json()).id;
  }

  /** Lines of the log of a task. */
  async log(id: string): Promise<string[]> {
    const answer = await fetch(`${this.#url}/${id}/events?after=0`);
    const events: { body: { message: string } }[] = await answer.json();
    return events.map(({ body }) => body.message);
  }

  /**
   * Waits until a task has ended; gives how. The scaffolder looks for tasks to recover every ten seconds.
   *
   * @throws Error with its log when it does not end
   */
  async ended(id: string): Promise<string> {
    try {
      return await until(
        `task ${id} to end`,
        async () => {
          const answer = await fetch(`${this.#url}/${id}`);
          const { status } = await answer.json();
          return ['open', 'processing'].includes(status) ? undefined : status;
        },
        PATIENCE_MS,
      );
    } catch (error) {
      const log = (await this.log(id)).join('\n');
      throw new Error(`${(error as Error).message}\n${log}`);
    }
  }
}
