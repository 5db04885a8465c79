import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { isReply } from './messages';

/** Runs TypeScript as it is; part of the Backstage CLI. */
const TYPESCRIPT = require.resolve('@backstage/cli/config/nodeTransform.cjs');

const KEPT_CHARACTERS = 4_000;

/** A process of a test. */
export class TestProcess {
  readonly #child: ChildProcess;
  readonly #hasGroup: boolean;
  #said = '';
  /** Resolves when it has ended, however it did. */
  readonly ended: Promise<unknown>;
  /** Resolves when all of its last words have been heard. */
  readonly #silent: Promise<unknown>;

  private constructor(child: ChildProcess, hasGroup: boolean) {
    this.#child = child;
    this.#hasGroup = hasGroup;
    this.ended = once(child, 'exit');
    this.#silent = once(child, 'close');
  }

  /**
   * Starts a file that calls `answerParent`.
   *
   * @param options.env - variables beside those of this process
   * @param options.group - whether what it starts is killed with it
   * @param options.onOutput - is given all that it prints
   */
  static start(
    file: string,
    options: {
      env?: Record<string, string>;
      group?: boolean;
      onOutput?: (text: string) => void;
    } = {},
  ): TestProcess {
    const { env, group = false, onOutput } = options;
    const child = fork(file, {
      detached: group,
      execArgv: ['--require', TYPESCRIPT],
      env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'error', ...env },
      silent: true,
    });
    const started = new TestProcess(child, group);
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        started.#said = `${started.#said}${text}`.slice(-KEPT_CHARACTERS);
        onOutput?.(text);
      });
    }
    return started;
  }

  get isAlive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /**
   * Asks it something; one question at a time.
   *
   * @throws Error with its own error, or with what it has said last when it ends instead of answering
   */
  ask<Answer>(question: object): Promise<Answer> {
    const child = this.#child;
    const answer = new Promise<Answer>((resolve, reject) => {
      const heard = (message: unknown) => {
        if (isReply(message)) {
          child.off('message', heard);
          if ('answer' in message) {
            resolve(message.answer as Answer);
          } else {
            reject(new Error(message.failure));
          }
        }
      };
      child.on('message', heard);
      // One that has just ended is told nothing.
      child.send(question, () => {});
    });
    const end = this.#silent.then(() => {
      throw new Error(`the process has ended: ${this.#said}`);
    });
    return Promise.race([answer, end]);
  }

  /** Keeps it from doing anything, until it is to go on. */
  suspend(on: boolean): void {
    this.#child.kill(on ? 'SIGSTOP' : 'SIGCONT');
  }

  /** Ends it at once; what it would still do is lost. */
  async kill(): Promise<void> {
    if (!this.isAlive) {
      return;
    }
    if (this.#hasGroup) {
      process.kill(-this.#child.pid!, 'SIGKILL');
    } else {
      this.#child.kill('SIGKILL');
    }
    await this.ended;
  }
}
