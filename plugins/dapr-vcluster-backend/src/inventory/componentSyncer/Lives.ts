import { LivingLease } from './leases';

/** Whether the holder of a Lease lives; `unknown` until the Lease was seen to change, or has had its time. */
export type Life = 'alive' | 'dead' | 'unknown';

type Seen = { mark: string; at: number; proven: boolean; dead: boolean };

/**
 * Tells which Leases are alive by when they were seen to change, on a clock of this machine that never goes back: what
 * the clocks of others say does not matter. That nothing is seen any more proves nothing until somebody has asked.
 */
export class Lives {
  readonly #seen = new Map<string, Seen>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @param isNew - it has come just now: somebody has made it */
  note({ name, mark }: LivingLease, isNew: boolean): void {
    const known = this.#seen.get(name);
    if (known?.mark !== mark) {
      const proven = known !== undefined || isNew;
      this.#seen.set(name, { mark, at: this.#now(), proven, dead: false });
    }
  }

  forget(name: string): void {
    this.#seen.delete(name);
  }

  /** Somebody has asked: what has not changed for its time is dead. */
  confirm(leases: readonly LivingLease[]): void {
    for (const { name, durationMs } of leases) {
      const seen = this.#seen.get(name);
      if (seen && this.#now() - seen.at >= durationMs) {
        seen.dead = true;
      }
    }
  }

  of({ name }: LivingLease): Life {
    const seen = this.#seen.get(name);
    if (seen?.dead) {
      return 'dead';
    }
    return seen?.proven ? 'alive' : 'unknown';
  }

  /** Milliseconds until one of the Leases has had its time; undefined when all are dead. */
  next(leases: readonly LivingLease[]): number | undefined {
    const left = leases.flatMap(({ name, durationMs }) => {
      const seen = this.#seen.get(name);
      return seen && !seen.dead
        ? [Math.max(0, seen.at + durationMs - this.#now())]
        : [];
    });
    return left.length > 0 ? Math.min(...left) : undefined;
  }
}
