import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { TestProcess } from 'dapr-vcluster-test-processes';
import { packagePath } from '../packagePath';
import type { PortalTask } from './portal';

/** An answer of a portal. */
export type PortalAnswer = {
  status: number;
  // Tests look at whatever they expect to be there.
  body: any;
};

/** A portal in a process group of its own, with the Helm that it runs. */
export class KillablePortal {
  readonly #process: TestProcess;
  readonly #port: number;

  private constructor(started: TestProcess, port: number) {
    this.#process = started;
    this.#port = port;
  }

  /** @throws Error with the last output when it does not start. */
  static async start(task: PortalTask): Promise<KillablePortal> {
    // What Helm was given by file is left when a portal is killed; it goes with the database.
    const temporary = join(task.database, 'tmp');
    mkdirSync(temporary, { recursive: true });
    const started = TestProcess.start(
      packagePath('src', 'waves', 'portal.ts'),
      {
        group: true,
        env: { TMPDIR: temporary },
      },
    );
    try {
      return new KillablePortal(started, await started.ask(task));
    } catch (error) {
      await started.kill();
      throw error;
    }
  }

  /** Ends it and the Helm that it runs, at once. */
  kill(): Promise<void> {
    return this.#process.kill();
  }

  get(path: string): Promise<PortalAnswer> {
    return this.#send(path);
  }

  post(path: string, body: object): Promise<PortalAnswer> {
    return this.#send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #send(path: string, init?: RequestInit): Promise<PortalAnswer> {
    const url = `http://127.0.0.1:${this.#port}/api/dapr-vcluster${path}`;
    const answer = await fetch(url, init);
    return { status: answer.status, body: await answer.json() };
  }
}
