type Entry<T> = { value: Promise<T>; until: number };

/** Remembers answers for a short time, and lets callers who ask at once share one question. */
export class TtlCache<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #ttlMs: number;
  readonly #now: () => number;

  constructor(ttlMs: number, now: () => number = Date.now) {
    this.#ttlMs = ttlMs;
    this.#now = now;
  }

  /** The remembered answer, else a new one. A failed question is not remembered. */
  get(key: string, ask: () => Promise<T>): Promise<T> {
    const known = this.#entries.get(key);
    if (known && known.until > this.#now()) {
      return known.value;
    }
    this.#dropOld();
    const entry = { value: ask(), until: this.#now() + this.#ttlMs };
    this.#entries.set(key, entry);
    entry.value.catch(() => {
      if (this.#entries.get(key) === entry) {
        this.#entries.delete(key);
      }
    });
    return entry.value;
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  #dropOld() {
    for (const [key, { until }] of this.#entries) {
      if (until <= this.#now()) {
        this.#entries.delete(key);
      }
    }
  }
}
