/** Hands out pod addresses 10.99.0.1 to 10.99.255.254, each to one pod at a time. */
export class PodAddresses {
  readonly #byPod = new Map<string, string>();
  readonly #used = new Set<string>();
  #next = 1;

  /** The address of a pod: the one it already has, else a free one. */
  of(podUid: string, current?: string): string {
    const known = this.#byPod.get(podUid);
    if (known) {
      return known;
    }
    const address =
      current && !this.#used.has(current) ? current : this.#free();
    this.#byPod.set(podUid, address);
    this.#used.add(address);
    return address;
  }

  release(podUid: string) {
    this.#used.delete(this.#byPod.get(podUid) ?? '');
    this.#byPod.delete(podUid);
  }

  #free(): string {
    for (let tried = 0; tried < 0xffff; tried++) {
      const number = this.#next;
      this.#next = (this.#next % 0xfffe) + 1;
      const [high, low] = [number >> 8, number & 0xff];
      const address = `10.99.${high}.${low}`;
      if (low !== 0 && low !== 255 && !this.#used.has(address)) {
        return address;
      }
    }
    throw new Error('no pod address is left in 10.99.0.0/16');
  }
}
