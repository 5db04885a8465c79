/** Runs work on the same thing one after the other, in the order of arrival; work on different things at once. */
export class KeyedLocks {
  readonly #last = new Map<string, Promise<boolean>>();

  /**
   * Waits until nothing else runs for this key.
   *
   * @param work - told whether something ran to a successful end while it waited
   */
  async run<T>(key: string, work: (waited: boolean) => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve(false);
    const mine = before.then(work);
    const ended = Promise.all([before, mine]).then(
      () => true,
      async () => before,
    );
    this.#last.set(key, ended);
    try {
      return await mine;
    } finally {
      if (this.#last.get(key) === ended) {
        this.#last.delete(key);
      }
    }
  }
}
