import { Clock, TimerHandle } from '../clock/Clock';

const FIRST_RETRY_MS = 20;
const LONGEST_RETRY_MS = 10_000;

export type WorkQueueOptions = {
  /** Does the work of one key; a thrown error puts the key back after a pause. */
  work: (key: string) => Promise<void>;
  clock: Clock;
  /** How many keys may be worked on at once. One key never runs twice at once. */
  concurrency?: number;
  onError?: (key: string, error: unknown) => void;
};

/**
 * Keys waiting for work. A key added while it is being worked on runs once
 * more afterwards; a failing key is retried with a pause that doubles.
 */
export class WorkQueue {
  readonly #waiting = new Set<string>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #failures = new Map<string, number>();
  readonly #delayed = new Map<string, TimerHandle>();
  #idleListeners: Array<() => void> = [];
  #stopped = false;
  readonly #options: WorkQueueOptions;

  constructor(options: WorkQueueOptions) {
    this.#options = options;
  }

  add(key: string) {
    if (!this.#stopped) {
      this.#waiting.add(key);
      this.#pump();
    }
  }

  /** Adds the key after `ms`; a later call for the same key replaces an earlier one. */
  addAfter(key: string, ms: number) {
    if (this.#stopped) {
      return;
    }
    const { clock } = this.#options;
    clock.clearTimeout(this.#delayed.get(key));
    const timer = clock.setTimeout(() => {
      this.#delayed.delete(key);
      this.add(key);
    }, ms);
    this.#delayed.set(key, timer);
  }

  /** Resolves when nothing is waiting or running; keys that are delayed do not count. */
  idle(): Promise<void> {
    if (this.#isIdle()) {
      return Promise.resolve();
    }
    return new Promise(resolve => this.#idleListeners.push(resolve));
  }

  /** Takes no more work, drops what is waiting, and waits for what is running. */
  async stop() {
    this.#stopped = true;
    this.#waiting.clear();
    this.#delayed.forEach(timer => this.#options.clock.clearTimeout(timer));
    this.#delayed.clear();
    await Promise.all(this.#running.values());
    this.#announceIdle();
  }

  #isIdle() {
    return this.#waiting.size === 0 && this.#running.size === 0;
  }

  #pump() {
    const limit = this.#options.concurrency ?? 4;
    for (const key of this.#waiting) {
      if (this.#running.size >= limit) {
        return;
      }
      if (!this.#running.has(key)) {
        this.#waiting.delete(key);
        // Later, so that the key counts as running before its work can add it again.
        const work = Promise.resolve().then(() => this.#run(key));
        this.#running.set(key, work);
      }
    }
  }

  async #run(key: string) {
    try {
      await this.#options.work(key);
      this.#failures.delete(key);
    } catch (error) {
      const failures = this.#failures.get(key) ?? 0;
      this.#failures.set(key, failures + 1);
      this.#options.onError?.(key, error);
      this.addAfter(
        key,
        Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS),
      );
    }
    this.#running.delete(key);
    this.#pump();
    this.#announceIdle();
  }

  #announceIdle() {
    if (this.#isIdle()) {
      this.#idleListeners.splice(0).forEach(resolve => resolve());
    }
  }
}
