/** One answered request, as benchmarks and tests count them. */
export type LoggedRequest = {
  verb: string;
  /** `pods`, `deployments.apps`, or the path for requests to no resource. */
  resource: string;
  subresource?: string;
  path: string;
  user: string;
  code: number;
};

const KEPT = 1000;

/** Counts requests per verb and resource and keeps the newest ones. */
export class RequestLog {
  readonly #counters = new Map<string, number>();
  #recent: LoggedRequest[] = [];

  add(request: LoggedRequest): void {
    const key = `${request.verb} ${request.resource}`;
    this.#counters.set(key, (this.#counters.get(key) ?? 0) + 1);
    this.#recent.push(request);
    if (this.#recent.length > 2 * KEPT) {
      this.#recent = this.#recent.slice(-KEPT);
    }
  }

  /** Requests since the last reset, by `<verb> <resource>`. */
  counts(): Record<string, number> {
    return Object.fromEntries(this.#counters);
  }

  count(verb: string, resource: string): number {
    return this.#counters.get(`${verb} ${resource}`) ?? 0;
  }

  /** Up to the last thousand requests, oldest first. */
  newest(): LoggedRequest[] {
    return this.#recent.slice(-KEPT);
  }

  reset(): void {
    this.#counters.clear();
    this.#recent = [];
  }
}
