import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A process that uses a private folder. */
export class HoldingProcess {
  readonly folder: string;
  readonly #process: ChildProcess;

  private constructor(child: ChildProcess, folder: string) {
    this.#process = child;
    this.folder = folder;
  }

  /** @param tmp - the folder for temporary files */
  static async start(tmp = tmpdir()): Promise<HoldingProcess> {
    // eslint-disable-next-line no-restricted-syntax -- there is no production build
    const child = fork(join(__dirname, 'held.fixture.ts'), {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      env: { ...process.env, TMPDIR: tmp },
    });
    for (;;) {
      const [message] = await once(child, 'message');
      // The compiler of the process says what it reads.
      if (typeof message === 'string') {
        return new HoldingProcess(child, message);
      }
    }
  }

  /** Keeps it from doing anything. */
  suspend(): void {
    this.#process.kill('SIGSTOP');
  }

  async kill(): Promise<void> {
    const ended = once(this.#process, 'exit');
    if (this.#process.kill('SIGKILL')) {
      await ended;
    }
  }
}
