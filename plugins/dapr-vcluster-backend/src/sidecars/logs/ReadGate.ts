import { ConcurrencyGate } from './ConcurrencyGate';

/** How many logs may be read at a time, without following them. */
export type ReadLimits = { perUser: number; inAll: number };

const RETRY_SECONDS = 2;

/** Counts the logs that are read: each can be several megabytes that lose their secrets here. */
export class ReadGate {
  readonly #limits: ReadLimits;
  readonly #gate = new ConcurrencyGate(RETRY_SECONDS);

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  /**
   * Counts one more; the caller calls what is returned, once, at its end.
   *
   * @throws an error of status 429 that says whose limit is reached.
   */
  enter(user: string): () => void {
    const { perUser, inAll } = this.#limits;
    const fix = 'Try again in a few seconds.';
    return this.#gate.enter(
      {
        key: `user ${user}`,
        limit: perUser,
        why: `You already read ${perUser} logs`,
        fix,
      },
      {
        key: 'all',
        limit: inAll,
        why: `${inAll} logs are already being read`,
        fix,
      },
    );
  }
}
