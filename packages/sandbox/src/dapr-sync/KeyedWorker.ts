/** Schedules work; a fake one makes retries deterministic in tests. */
export type Timers = {
  /** Runs the callback later; the returned function cancels it. */
  after(ms: number, callback: () => void): () => void;
};

const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 30_000;

/** Runs work per key, one at a time for each key; work that reports failure is tried again. */
export class KeyedWorker {
  readonly #running = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();
  readonly #failures = new Map<string, number>();
  readonly #waiting = new Map<string, () => void>();
  #stopped = false;
  readonly #work: (key: string) => Promise<boolean>;
  readonly #timers: Timers;

  /** @param work - resolves to false when the key shall be tried again */
  constructor(work: (key: string) => Promise<boolean>, timers: Timers) {
    this.#work = work;
    this.#timers = timers;
  }

  add(key: string) {
    if (this.#stopped) {
      return;
    }
    if (this.#running.has(key)) {
      this.#again.add(key);
      return;
    }
    this.#waiting.get(key)?.();
    this.#waiting.delete(key);
    this.#running.set(key, this.#run(key));
  }

  /** Resolves when nothing is running; keys that wait for a retry do not count. */
  async idle() {
    while (this.#running.size > 0) {
      await Promise.all(this.#running.values());
    }
  }

  async stop() {
    this.#stopped = true;
    this.#again.clear();
    this.#waiting.forEach(cancel => cancel());
    await this.idle();
  }

  async #run(key: string) {
    // A later turn: a change heard while adding must find the key running.
    await Promise.resolve();
    const done = await this.#work(key);
    this.#running.delete(key);
    const failures = done ? 0 : (this.#failures.get(key) ?? 0) + 1;
    this.#failures.set(key, failures);
    if (this.#again.delete(key)) {
      this.add(key);
    } else if (failures > 0 && !this.#stopped) {
      const pause = Math.min(
        FIRST_RETRY_MS * 2 ** (failures - 1),
        LONGEST_RETRY_MS,
      );
      this.#waiting.set(
        key,
        this.#timers.after(pause, () => this.add(key)),
      );
    }
  }
}
