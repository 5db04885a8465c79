/**
 * Passes on at most one call per key and interval: the first at once, the last of those that follow when
 * the interval is over.
 */
export class Coalescer<V> {
  readonly #emit: (key: string, value: V) => void;
  readonly #intervalMs: number;
  readonly #quiet = new Map<string, NodeJS.Timeout>();
  readonly #waiting = new Map<string, V>();

  constructor(emit: (key: string, value: V) => void, intervalMs: number) {
    this.#emit = emit;
    this.#intervalMs = intervalMs;
  }

  push(key: string, value: V): void {
    if (this.#quiet.has(key)) {
      this.#waiting.set(key, value);
      return;
    }
    this.#quiet.set(
      key,
      setTimeout(() => this.#intervalOver(key), this.#intervalMs),
    );
    this.#emit(key, value);
  }

  stop(): void {
    this.#quiet.forEach(timer => clearTimeout(timer));
    this.#quiet.clear();
    this.#waiting.clear();
  }

  #intervalOver(key: string) {
    this.#quiet.delete(key);
    const value = this.#waiting.get(key);
    if (value === undefined) {
      return;
    }
    this.#waiting.delete(key);
    this.push(key, value);
  }
}
