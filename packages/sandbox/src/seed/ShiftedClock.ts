import { Clock, realClock } from 'dapr-vcluster-kube-sim';

const DAY_MS = 24 * 3_600_000;

/** Real time, shifted back by some days; what waits for a timer waits as long as ever. */
export class ShiftedClock implements Clock {
  #daysAgo: number;
  readonly setTimeout = realClock.setTimeout;
  readonly clearTimeout = realClock.clearTimeout;

  constructor(daysAgo: number) {
    this.#daysAgo = daysAgo;
  }

  now(): Date {
    return new Date(Date.now() - this.#daysAgo * DAY_MS);
  }

  /** Moves to another day; never backwards. */
  moveTo(daysAgo: number): void {
    this.#daysAgo = Math.min(this.#daysAgo, daysAgo);
  }
}
