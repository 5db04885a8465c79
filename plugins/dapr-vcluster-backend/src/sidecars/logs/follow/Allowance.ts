/** A line costs something however short it is. */
const LEAST = 128;

/** How much may be passed on: a burst, and then so much each second. In bytes. */
export class Allowance {
  readonly #burst: number;
  readonly #perSecond: number;
  readonly #now: () => number;
  #left: number;
  #at: number;

  constructor(
    { burst, perSecond }: { burst: number; perSecond: number },
    now: () => number = Date.now,
  ) {
    this.#burst = burst;
    this.#perSecond = perSecond;
    this.#now = now;
    this.#left = burst;
    this.#at = now();
  }

  /** Takes a line's bytes off; false when they are not left. */
  take(bytes: number): boolean {
    const now = this.#now();
    const earned = ((now - this.#at) / 1000) * this.#perSecond;
    this.#left = Math.min(this.#burst, this.#left + earned);
    this.#at = now;
    const cost = Math.max(LEAST, bytes);
    if (cost > this.#left) {
      return false;
    }
    this.#left -= cost;
    return true;
  }
}
