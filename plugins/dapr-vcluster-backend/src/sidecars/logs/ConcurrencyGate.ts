import { Refusal, withDetails, withRetryAfter } from '../../platform/errors';

/** How many calls with a key may run at a time, and what the next one is told. */
export type ConcurrencyLimit = {
  key: string;
  limit: number;
  why: string;
  fix: string;
};

/** Counts calls that run at the same time. */
export class ConcurrencyGate {
  readonly #retryAfterSeconds: number;
  readonly #open = new Map<string, number>();

  /** @param retryAfterSeconds - when a refused caller may try again */
  constructor(retryAfterSeconds: number) {
    this.#retryAfterSeconds = retryAfterSeconds;
  }

  /**
   * Counts one more under every key; the caller calls what is returned, once, at its end.
   *
   * @throws an error of status 429 that says whose limit is reached.
   */
  enter(...limits: ConcurrencyLimit[]): () => void {
    const reached = limits.find(({ key, limit }) => this.#count(key) >= limit);
    if (reached) {
      throw this.#tooMany(reached);
    }
    limits.forEach(({ key }) => this.#open.set(key, this.#count(key) + 1));
    return () => limits.forEach(({ key }) => this.#leave(key));
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

  #tooMany({ why, fix }: ConcurrencyLimit): Refusal {
    const error = new Error(`${why}. ${fix}`);
    error.name = 'TooManyRequestsError';
    const refusal = Object.assign(withDetails(error, { fix }), {
      statusCode: 429,
    });
    return withRetryAfter(refusal, this.#retryAfterSeconds);
  }
}
