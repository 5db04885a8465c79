import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Answer, Calls, Question } from './rpc';

const MAX_HEAP_MB = 6_144;
const KEPT_LINES = 20;

/** How a process is set up. */
export type Tuning = { flags: string[]; env: Record<string, string> };

type Pending = { resolve(value: unknown): void; reject(error: Error): void };

/** Argument and answer of a child's calls, seen from the parent. */
type Asked<C extends Calls, K extends keyof C> = Parameters<C[K]>[0];
type Told<C extends Calls, K extends keyof C> = Awaited<ReturnType<C[K]>>;

/**
 * A process of its own, so that what it costs is its own: started with `--expose-gc`, asked over IPC, ended with its
 * parent.
 */
export class Child<C extends Calls> {
  readonly #process: ChildProcess;
  readonly #pending = new Map<number, Pending>();
  readonly #lines: string[] = [];
  #last = 0;
  readonly script: string;

  /**
   * @param script - name of a file of this folder
   * @param tuning - flags of Node.js and variables that it runs with besides
   */
  constructor(script: string, { flags = [], env = {} }: Partial<Tuning> = {}) {
    this.script = script;

    // eslint-disable-next-line no-restricted-syntax -- there is no production build
    this.#process = fork(join(__dirname, `${script}.ts`), {
      execArgv: [
        '--expose-gc',
        ...flags,
        // Code that is dropped between two measurements would look like data that is not there.
        '--no-flush-bytecode',
        `--max-old-space-size=${MAX_HEAP_MB}`,
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      // As in production, where libraries do not check and log what they do while developing.
      env: {
        ...process.env,
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        ...env,
      },
      silent: true,
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.on('data', chunk => {
        this.#lines.push(...String(chunk).split('\n'));
        this.#lines.splice(0, this.#lines.length - KEPT_LINES);
      });
    }
    this.#process.on('message', answer => this.#settle(answer as Answer));
    this.#process.on('exit', code => {
      const end = new Error(
        `${script} ended (exit code ${code})\n${this.#lines.join('\n')}`,
      );
      this.#pending.forEach(({ reject }) => reject(end));
    });
  }

  /** @throws Error with the child's own stack, or its last lines when it died. */
  ask<K extends keyof C & string>(
    call: K,
    ...[argument]: Asked<C, K> extends undefined ? [] : [Asked<C, K>]
  ): Promise<Told<C, K>> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, {
        resolve: value => resolve(value as Told<C, K>),
        reject,
      });
      this.#process.send({ id, call, argument } satisfies Question);
    });
  }

  async stop(): Promise<void> {
    this.#pending.clear();
    if (this.#process.exitCode !== null) {
      return;
    }
    this.#process.kill('SIGKILL');
    await once(this.#process, 'exit');
  }

  #settle({ id, value, error }: Answer) {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error) {
      pending?.reject(new Error(`${this.script}: ${error}`));
    } else {
      pending?.resolve(value);
    }
  }
}
