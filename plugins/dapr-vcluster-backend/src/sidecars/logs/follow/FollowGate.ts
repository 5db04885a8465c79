import { ConcurrencyGate } from '../ConcurrencyGate';

/** How many logs may be followed at a time. */
export type FollowLimits = { perUser: number; perHost: number };

/** What an owner decides about following logs. */
export type FollowOptions = {
  /** Milliseconds after which following ends. */
  followMs: number;
  follows: FollowLimits;
};

const RETRY_SECONDS = 30;

/** Counts the logs that are followed: each holds a connection to a host open. */
export class FollowGate {
  readonly #limits: FollowLimits;
  readonly #gate = new ConcurrencyGate(RETRY_SECONDS);

  constructor(limits: FollowLimits) {
    this.#limits = limits;
  }

  /**
   * Counts one more; the caller calls what is returned, once, at its end.
   *
   * @throws an error of status 429 that says whose limit is reached.
   */
  enter(user: string, host: string): () => void {
    const { perUser, perHost } = this.#limits;
    return this.#gate.enter(
      {
        key: `user ${user}`,
        limit: perUser,
        why: `You already follow ${perUser} logs`,
        fix: 'Close one of them first.',
      },
      {
        key: `host ${host}`,
        limit: perHost,
        why: `${perHost} logs of host "${host}" are already followed`,
        fix: 'Try again later, or read the log without following it.',
      },
    );
  }
}
