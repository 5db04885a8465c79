/** More schedules than portals have. */
const MOST = 2_000;

/** Keeps answers by key; the ones that were given first are forgotten first. */
export class Remembered<T extends object> {
  readonly #answers = new Map<string, T>();

  get(key: string, isUsable: (answer: T) => boolean, ask: () => T): T {
    const known = this.#answers.get(key);
    if (known && isUsable(known)) {
      return known;
    }
    const answer = ask();
    this.#answers.delete(key);
    this.#answers.set(key, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MOST) {
      this.#answers.delete(oldest);
    }
    return answer;
  }
}
