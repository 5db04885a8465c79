import { Refusal, withDetails } from '../../../platform/errors';

/** How many logs may be followed at a time. */
export type FollowLimits = { perUser: number; perHost: number };

/** What an owner decides about following logs. */
export type FollowOptions = {
  /** Milliseconds after which following ends. */
  followMs: number;
  follows: FollowLimits;
};

/** Counts the logs that are followed: each holds a connection to a host open. */
export class FollowGate {
  readonly #limits: FollowLimits;
  readonly #open = new Map<string, number>();

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
    const keys = [`user ${user}`, `host ${host}`];
    if (this.#count(keys[0]) >= perUser) {
      throw tooMany(
        `You already follow ${perUser} logs`,
        'Close one of them first.',
      );
    }
    if (this.#count(keys[1]) >= perHost) {
      throw tooMany(
        `${perHost} logs of host "${host}" are already followed`,
        'Try again later, or read the log without following it.',
      );
    }
    keys.forEach(key => this.#open.set(key, this.#count(key) + 1));
    return () => keys.forEach(key => this.#leave(key));
  }

  #count(key: string): number {
    return this.#open.get(key) ?? 0;
  }

  #leave(key: string) {
    const left = this.#count(key) - 1;
    if (left > 0) {
      this.#open.set(key, left);
    } else {
      this.#open.delete(key);
    }
  }
}

function tooMany(why: string, fix: string): Refusal {
  const error = new Error(`${why}. ${fix}`);
  error.name = 'TooManyRequestsError';
  return Object.assign(withDetails(error, { fix }), { statusCode: 429 });
}
