import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { TYPESCRIPT } from '../agent/start';
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
  readonly #child: ChildProcess;
  readonly #port: number;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.#port = port;
  }

  /** @throws Error with the last output when it ends before it listens. */
  static async start(task: PortalTask): Promise<KillablePortal> {
    // What Helm was given by file is left when a portal is killed; it goes with the database.
    const temporary = join(task.database, 'tmp');
    mkdirSync(temporary, { recursive: true });
    const child = spawn(
      process.execPath,
      ['--require', TYPESCRIPT, packagePath('src', 'waves', 'portal.ts')],
      {
        detached: true,
        env: { ...process.env, TMPDIR: temporary },
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    );
    child.stdin.end(JSON.stringify(task));
    let said = '';
    child.stderr.on('data', data => (said = `${said}${data}`.slice(-4_000)));
    const port = await new Promise<number>((resolve, reject) => {
      child.stdout.on('data', data => {
        said = `${said}${data}`.slice(-4_000);
        const [, found] = /^port (\d+)$/m.exec(said) ?? [];
        if (found) {
          resolve(Number(found));
        }
      });
      child.once('exit', () =>
        reject(new Error(`the portal has ended: ${said}`)),
      );
    });
    return new KillablePortal(child, port);
  }

  /** Ends it and the Helm that it runs, at once. */
  async kill(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, 'exit');
      process.kill(-this.#child.pid!, 'SIGKILL');
      await ended;
    }
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
