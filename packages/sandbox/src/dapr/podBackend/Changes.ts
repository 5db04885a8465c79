/** Wakes a reader when something happened since it last looked. */
export class Changes {
  #pending = false;
  #wake = () => {};

  happened() {
    this.#pending = true;
    this.#wake();
  }

  /** True when something happened, false once `signal` fires. */
  async next(signal: AbortSignal): Promise<boolean> {
    if (!this.#pending && !signal.aborted) {
      await new Promise<void>(resolve => {
        this.#wake = resolve;
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    this.#pending = false;
    return !signal.aborted;
  }
}
