/** When the changes were seen that have not been dealt with yet; on a clock that never goes back. */
export class SeenChanges {
  readonly #at = new Map<string, number>();

  note(key: string): void {
    if (!this.#at.has(key)) {
      this.#at.set(key, performance.now());
    }
  }

  /** Takes that a change has been dealt with; returns the milliseconds since it was seen. */
  take(key: string): number | undefined {
    const at = this.#at.get(key);
    this.#at.delete(key);
    return at === undefined ? undefined : performance.now() - at;
  }

  /** Milliseconds since the oldest was seen. */
  get oldestMs(): number | undefined {
    const { value: oldest } = this.#at.values().next();
    return oldest === undefined ? undefined : performance.now() - oldest;
  }
}
