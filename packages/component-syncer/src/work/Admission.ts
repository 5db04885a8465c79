import { Timers } from './KeyedWorker';

/** How many may be in at a time, and how long one may be in before another one takes its place, at least. */
type Limits = { atATime: number; longestMs: number };

/** So many times as long as others took lately is too long. */
const PATIENCE = 4;

/** How much of it what the last one took counts. */
const NEWS = 0.2;

type Stay = { since: number; cancel: () => void };

/**
 * Lets a few in at a time; the others wait in order. Who stays for too long counts as having left, so that those that
 * get stuck hold nobody up for long. What is too long depends on what others take: on a busy machine all are slow, and
 * more of them at a time would be slower still.
 */
export class Admission {
  readonly #limits: Limits;
  readonly #timers: Timers;
  readonly #now: () => number;
  readonly #inside = new Map<string, Stay>();
  readonly #waiting = new Map<string, () => void>();
  /** Those that have stayed for too long, and since when they are in. */
  readonly #late = new Map<string, number>();
  #usualMs = 0;

  /** @param now - milliseconds of a clock that never goes back */
  constructor(
    limits: Limits,
    timers: Timers,
    now: () => number = () => performance.now(),
  ) {
    this.#limits = limits;
    this.#timers = timers;
    this.#now = now;
  }

  /** Whether a key is in, or has stayed for too long, or waits. */
  has(key: string): boolean {
    return (
      this.#inside.has(key) || this.#late.has(key) || this.#waiting.has(key)
    );
  }

  /** Resolves when the key is in, at once when it is in already. */
  enter(key: string): Promise<void> {
    if (this.#inside.has(key)) {
      return Promise.resolve();
    }
    return new Promise(resolve => {
      const before = this.#waiting.get(key);
      this.#waiting.set(key, () => {
        before?.();
        resolve();
      });
      this.#next();
    });
  }

  /** Takes that a key has done what it came for. */
  done(key: string): void {
    const since = this.#inside.get(key)?.since ?? this.#late.get(key);
    if (since !== undefined) {
      const took = this.#now() - since;
      this.#usualMs += NEWS * (took - this.#usualMs);
    }
    this.leave(key);
  }

  /** Also lets go of a key that still waits. */
  leave(key: string): void {
    this.#inside.get(key)?.cancel();
    this.#inside.delete(key);
    this.#late.delete(key);
    const wait = this.#waiting.get(key);
    this.#waiting.delete(key);
    wait?.();
    this.#next();
  }

  #next(): void {
    for (const [key, begin] of this.#waiting) {
      if (this.#inside.size >= this.#limits.atATime) {
        return;
      }
      this.#waiting.delete(key);
      const since = this.#now();
      const longestMs = Math.max(
        this.#limits.longestMs,
        PATIENCE * this.#usualMs,
      );
      const cancel = this.#timers.after(longestMs, () => {
        this.#inside.delete(key);
        this.#late.set(key, since);
        this.#next();
      });
      this.#inside.set(key, { since, cancel });
      begin();
    }
  }
}
