import { join } from 'node:path';
import { TestProcess } from 'dapr-vcluster-test-processes';
import { until } from '../until';
import type { PortalTask } from './portal';

// eslint-disable-next-line no-restricted-syntax -- there is no production build
const MAIN = join(__dirname, 'portal.ts');

const PATIENCE_MS = 150_000;

/** A portal with a scaffolder in a process of its own, which can be killed. */
export class KillablePortal {
  readonly #process: TestProcess;
  readonly #url: string;

  private constructor(started: TestProcess, port: number) {
    this.#process = started;
    this.#url = `http://127.0.0.1:${port}/api/scaffolder/v2/tasks`;
  }

  /**
   * @param onOutput - is given all that it prints
   * @throws Error with the last output when it does not start.
   */
  static async start(
    task: PortalTask,
    onOutput?: (text: string) => void,
  ): Promise<KillablePortal> {
    const started = TestProcess.start(MAIN, { onOutput });
    try {
      return new KillablePortal(started, await started.ask(task));
    } catch (error) {
      await started.kill();
      throw error;
    }
  }

  /** Ends it at once; what it would still do is lost. */
  kill(): Promise<void> {
    return this.#process.kill();
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
