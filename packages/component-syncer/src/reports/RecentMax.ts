/** The largest of the numbers of the last minute or two, in constant memory. */
export class RecentMax {
  readonly #windowMs: number;
  readonly #now: () => number;
  #begun = -Infinity;
  #current?: number;
  #before?: number;

  /** @param now - milliseconds of a clock that never goes back */
  constructor(windowMs: number, now: () => number) {
    this.#windowMs = windowMs;
    this.#now = now;
  }

  add(value: number): void {
    this.#turn();
    this.#current = Math.max(this.#current ?? value, value);
  }

  /** Undefined when there was none. */
  get value(): number | undefined {
    this.#turn();
    const { current, before } = {
      current: this.#current,
      before: this.#before,
    };
    return current === undefined || before === undefined
      ? current ?? before
      : Math.max(current, before);
  }

  #turn(): void {
    const passed = this.#now() - this.#begun;
    if (passed < this.#windowMs) {
      return;
    }
    this.#before = passed < 2 * this.#windowMs ? this.#current : undefined;
    this.#current = undefined;
    this.#begun = this.#now();
  }
}
