import { turn } from './turn';

/**
 * Schedules work; a fake one makes retries deterministic in tests.
 *
 * @public
 */
export type Timers = {
  /** Runs the callback later; the returned function cancels it. */
  after(ms: number, callback: () => void): () => void;
};

/**
 * Limits of a {@link KeyedWorker}.
 *
 * @public
 */
export type WorkerLimits = {
  /** Keys that are worked on at a time; unlimited when left out. */
  concurrency?: number;
  /** Resolves when the next key may be begun. */
  admit?: () => Promise<void>;
  /** Longest pause between two tries of a key; 30 s. */
  longestRetryMs?: number;
};

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 30_000;

/**
 * Runs work per key, one at a time for each key, in the order in which keys were added; work that reports failure is
 * tried again with growing pauses.
 *
 * @public
 */
export class KeyedWorker {
  readonly #queue = new Set<string>();
  readonly #running = new Set<string>();
  readonly #again = new Set<string>();
  readonly #failures = new Map<string, number>();
  readonly #waiting = new Map<string, () => void>();
  readonly #work: (key: string) => Promise<boolean>;
  readonly #timers: Timers;
  readonly #limits: WorkerLimits;
  #idle: Array<() => void> = [];
  #admitting = false;
  #stopped = false;

  /** @param work - resolves to false when the key shall be tried again; it must not throw */
  constructor(
    work: (key: string) => Promise<boolean>,
    timers: Timers,
    limits: WorkerLimits = {},
  ) {
    this.#work = work;
    this.#timers = timers;
    this.#limits = limits;
  }

  /** Keys that wait for their turn or are worked on. */
  get size(): number {
    return this.#queue.size + this.#running.size;
  }

  add(key: string): void {
    if (this.#stopped) {
      return;
    }
    if (this.#running.has(key)) {
      this.#again.add(key);
      return;
    }
    this.#waiting.get(key)?.();
    this.#waiting.delete(key);
    this.#queue.add(key);
    // A later turn: what is added together is begun together.
    queueMicrotask(() => this.#pump());
  }

  /** Resolves when nothing waits for its turn or is worked on; keys that wait for a retry do not count. */
  async idle(): Promise<void> {
    while (this.size > 0) {
      await new Promise<void>(resolve => this.#idle.push(resolve));
    }
  }

  /** Forgets what has not been begun, and resolves when the rest is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#again.clear();
    this.#queue.clear();
    this.#waiting.forEach(cancel => cancel());
    this.#waiting.clear();
    this.#settle();
    await this.idle();
  }

  async #pump(): Promise<void> {
    const { concurrency = Infinity, admit } = this.#limits;
    if (this.#admitting) {
      return;
    }
    this.#admitting = true;
    while (this.#queue.size > 0 && this.#running.size < concurrency) {
      await admit?.();
      const [key] = this.#queue;
      if (key !== undefined) {
        this.#queue.delete(key);
        this.#running.add(key);
        this.#run(key);
      }
    }
    this.#admitting = false;
  }

  async #run(key: string): Promise<void> {
    await turn();
    const done = await this.#work(key);
    this.#running.delete(key);
    const failures = done ? 0 : (this.#failures.get(key) ?? 0) + 1;
    if (failures > 0) {
      this.#failures.set(key, failures);
    } else {
      this.#failures.delete(key);
    }
    if (this.#again.delete(key)) {
      this.add(key);
    } else if (failures > 0 && !this.#stopped) {
      this.#retry(key, failures);
    }
    this.#pump();
    this.#settle();
  }

  #retry(key: string, failures: number): void {
    const { longestRetryMs = LONGEST_RETRY_MS } = this.#limits;
    const pause = Math.min(
      FIRST_RETRY_MS * 2 ** (failures - 1),
      longestRetryMs,
    );
    this.#waiting.set(
      key,
      this.#timers.after(pause, () => {
        this.#waiting.delete(key);
        this.add(key);
      }),
    );
  }

  #settle(): void {
    if (this.size === 0) {
      this.#idle.splice(0).forEach(resolve => resolve());
    }
  }
}
