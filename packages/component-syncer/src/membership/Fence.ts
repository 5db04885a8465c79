/** Holds up what may be begun at some times only, until it may. */
export class Fence {
  readonly #isOpen: () => boolean;
  readonly #waiting = new Set<() => void>();
  #isEnded = false;

  constructor(isOpen: () => boolean) {
    this.#isOpen = isOpen;
  }

  /**
   * Resolves when it is open.
   *
   * @throws Error when it is not, and will not be again
   */
  async pass(): Promise<void> {
    while (!this.#isOpen()) {
      if (this.#isEnded) {
        throw new Error('this replica does not serve the vcluster any more');
      }
      await new Promise<void>(resolve => this.#waiting.add(resolve));
    }
  }

  /** To be called when it may have been opened. */
  look(): void {
    if (this.#waiting.size > 0 && this.#isOpen()) {
      this.#release();
    }
  }

  /** Rejects the callers that wait, and later ones while it is closed. */
  end(): void {
    this.#isEnded = true;
    this.#release();
  }

  #release(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    waiting.forEach(resolve => resolve());
  }
}
