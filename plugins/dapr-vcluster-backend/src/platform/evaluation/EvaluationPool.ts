import { InputError } from '@backstage/errors';
import { Piscina } from 'piscina';
import { invalid, unavailable, withDetails, withRetryAfter } from '../errors';
import { EvaluationTasks, TaskName } from './tasks';
import evaluate, { Outcome, Task, WORKER_FILE } from './worker';

/** Limits of evaluations. */
export type EvaluationLimits = {
  /** Longest text, in characters, that is evaluated on the event loop. */
  inlineCharacters: number;
  /** Milliseconds until an evaluation ends, with the time that it waits for a thread. */
  timeoutMs: number;
  /** Evaluations that wait for a thread. */
  queue: number;
  threads: number;
  /** Largest heap of a thread, in MB. */
  heapMb: number;
};

const LIMITS: EvaluationLimits = {
  inlineCharacters: 4_096,
  timeoutMs: 10_000,
  queue: 32,
  threads: 2,
  heapMb: 512,
};

const IDLE_MS = 60_000;
const RETRY_SECONDS = 5;

/**
 * Parses and evaluates what callers send. What is large is done by threads, within a time limit, so that no input can
 * keep the portal from answering others.
 */
export class EvaluationPool {
  readonly #limits: EvaluationLimits;
  readonly #pool: Piscina<Task, Outcome>;
  #evaluations = 0;

  constructor(limits: Partial<EvaluationLimits> = {}) {
    this.#limits = { ...LIMITS, ...limits };
    this.#pool = new Piscina({
      filename: WORKER_FILE,
      execArgv: execArgv(),
      minThreads: 0,
      maxThreads: this.#limits.threads,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMb },
    });
    // A thread that ends without a task, such as one that runs out of memory while it starts, must not end the process.
    this.#pool.on('error', () => undefined);
  }

  /**
   * Does a task of the given size in characters.
   *
   * @throws InputError for input that is refused or needs too much memory, ServiceUnavailableError when it takes too long or too many
   *   evaluations wait.
   */
  async run<Name extends TaskName>(
    name: Name,
    argument: EvaluationTasks[Name]['argument'],
    characters: number,
  ): Promise<EvaluationTasks[Name]['answer']> {
    const task = { name, argument };
    const outcome =
      characters <= this.#limits.inlineCharacters
        ? await evaluate(task)
        : await this.#runInThread(task);
    if ('refused' in outcome) {
      const { message, details } = outcome.refused;
      throw withDetails(new InputError(message), details);
    }
    return outcome.answer;
  }

  /** Ends all threads; what they evaluate fails. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #runInThread<Name extends TaskName>(
    task: Task<Name>,
  ): Promise<Outcome<Name>> {
    const { queue, threads, timeoutMs } = this.#limits;
    if (this.#evaluations >= threads + queue) {
      throw busy();
    }
    this.#evaluations += 1;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      return (await this.#pool.run(task as Task, { signal })) as Outcome<Name>;
    } catch (error) {
      throw refusalOf(error as Error & { code?: string }, signal, timeoutMs);
    } finally {
      this.#evaluations -= 1;
    }
  }
}

function refusalOf(
  error: Error & { code?: string },
  { aborted }: AbortSignal,
  timeoutMs: number,
): Error {
  if (aborted) {
    const late = unavailable(
      `the evaluation took longer than ${timeoutMs / 1_000} seconds`,
      { fix: 'Split what is evaluated, or try again later.' },
    );
    return withRetryAfter(late, RETRY_SECONDS);
  }
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return invalid('the evaluation needs too much memory', {
      fix: 'Split what is evaluated.',
    });
  }
  return error;
}

function busy(): Error {
  const error = unavailable('too many evaluations are running', {
    fix: 'Try again in a few seconds.',
  });
  return withRetryAfter(error, RETRY_SECONDS);
}

/** Threads run TypeScript where the backend itself does: in a checkout, where Jest or the CLI of Backstage transforms it. */
function execArgv(): string[] | undefined {
  if (!WORKER_FILE.endsWith('.ts')) {
    return undefined;
  }
  const transform = '@backstage/cli/config/nodeTransform.cjs';
  return ['--require', require.resolve(transform)];
}
