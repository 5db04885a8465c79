import { Timers } from './KeyedWorker';

/** Lets `perSecond` through on average, and `burst` at once; the rest waits in order. */
export class TokenBucket {
  #tokens: number;
  #at: number;
  #last: Promise<void> = Promise.resolve();
  readonly #perSecond: number;
  readonly #burst: number;
  readonly #timers: Timers;
  readonly #now: () => number;

  /** @param now - milliseconds of a clock that never goes back */
  constructor(
    limit: { perSecond: number; burst: number },
    timers: Timers,
    now: () => number = () => performance.now(),
  ) {
    this.#perSecond = limit.perSecond;
    this.#burst = limit.burst;
    this.#tokens = limit.burst;
    this.#timers = timers;
    this.#now = now;
    this.#at = now();
  }

  take(): Promise<void> {
    this.#last = this.#last.then(() => this.#next());
    return this.#last;
  }

  async #next(): Promise<void> {
    const now = this.#now();
    const gained = ((now - this.#at) / 1_000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + gained) - 1;
    this.#at = now;
    if (this.#tokens < 0) {
      const wait = (-this.#tokens / this.#perSecond) * 1_000;
      await new Promise<void>(resolve => {
        this.#timers.after(wait, resolve);
      });
    }
  }
}
