import { ApiError } from '../errors/ApiError';
import { forbidden } from '../errors/errors';
import { ActiveWatch, WatchRegistry } from './WatchRegistry';
import { FaultScope, FaultTarget, inScope } from '../request/FaultScope';

type Rule = {
  scope: FaultScope;
  remaining: number;
  make(target: FaultTarget): ApiError;
};

/**
 * Switches that make a healthy server misbehave. Every switch takes an optional scope (verb, resource, namespace, path)
 * and, where it is about requests to come, how many of them; without a number it holds until `clear()`.
 */
export class Faults {
  #rules: Rule[] = [];
  #expiries: { scope: FaultScope; remaining: number }[] = [];
  #listDelays: { scope: FaultScope; milliseconds: number }[] = [];
  #stalls: FaultScope[] = [];
  #tokensExpired = false;
  #hung?: Promise<void>;
  #wake?: () => void;
  readonly #revoked = new Set<string>();
  #refusing = false;
  readonly #watches: WatchRegistry;

  constructor(watches: WatchRegistry) {
    this.#watches = watches;
  }

  /** Breaks the connections of running watches without a goodbye; returns how many. */
  dropWatches(scope: FaultScope = {}): number {
    const dropped = this.#watches
      .active()
      .filter(watch => inScope(scope, watch));
    dropped.forEach(watch => watch.destroy());
    return dropped.length;
  }

  /** Keeps running and new watches open but silent; the returned function lets them speak again. */
  stallWatches(scope: FaultScope = {}): () => void {
    this.#stalls.push(scope);
    this.#applyStalls();
    return () => {
      this.#stalls = this.#stalls.filter(other => other !== scope);
      this.#applyStalls();
    };
  }

  /** Takes requests and answers none, running watches included, until the returned function is called. */
  hang(): () => void {
    this.#wake?.();
    this.#hung = new Promise(resolve => {
      this.#wake = resolve;
    });
    const release = this.stallWatches();
    return () => {
      this.#hung = undefined;
      this.#wake?.();
      release();
    };
  }

  /** Resolves when requests are answered. */
  async answering(): Promise<void> {
    while (this.#hung) {
      await this.#hung;
    }
  }

  /** Lets the next watches end at once with an ERROR event of 410 Expired. */
  expireWatches(count = 1, scope: FaultScope = {}): void {
    this.#expiries.push({ scope, remaining: count });
  }

  /** Answers 429 with Retry-After. */
  throttle(options: {
    retryAfterSeconds: number;
    count?: number;
    scope?: FaultScope;
  }): void {
    const seconds = options.retryAfterSeconds;
    this.#add(
      options.count,
      options.scope,
      () =>
        new ApiError(
          429,
          'TooManyRequests',
          'Too many requests, please try again later.',
          { retryAfterSeconds: seconds },
          { 'Retry-After': String(seconds) },
        ),
    );
  }

  /** Answers with a server error (500 unless told otherwise). */
  fail(options: { code?: number; count?: number; scope?: FaultScope }): void {
    const code = options.code ?? 500;
    this.#add(options.count, options.scope, () =>
      code === 503
        ? new ApiError(
            503,
            'ServiceUnavailable',
            'the server is currently unable to handle the request',
          )
        : new ApiError(
            code,
            'InternalError',
            'an error on the server has prevented the request from succeeding',
          ),
    );
  }

  /** Refuses requests with 403, as if RBAC had been taken away from everybody. */
  forbid(scope: FaultScope): void {
    this.#add(undefined, scope, target =>
      forbidden(
        { group: target.group ?? '', plural: target.plural ?? '' },
        '',
        'access was taken away by a fault switch',
      ),
    );
  }

  /** Makes lists wait, by the server's clock. */
  slowLists(milliseconds: number, scope: FaultScope = {}): void {
    this.#listDelays.push({ scope, milliseconds });
  }

  /** Treats every token as expired: 401 for all. */
  expireTokens(on = true): void {
    this.#tokensExpired = on;
  }

  /** Refuses one token for good, as one whose credentials were replaced. */
  revokeToken(token: string): void {
    this.#revoked.add(token);
  }

  /** Resets every connection, new and old, as a host that went away. */
  refuseConnections(on = true): void {
    this.#refusing = on;
    this.refusalChanged?.(on);
  }

  /** Back to healthy. */
  clear(): void {
    this.#rules = [];
    this.#expiries = [];
    this.#listDelays = [];
    this.#stalls = [];
    this.#applyStalls();
    this.#hung = undefined;
    this.#wake?.();
    this.expireTokens(false);
    this.refuseConnections(false);
  }

  /** Wired by the server: told when connections shall be refused or taken again. */
  refusalChanged?: (on: boolean) => void;

  get refusesConnections(): boolean {
    return this.#refusing;
  }

  refusesToken(token: string): boolean {
    return this.#tokensExpired || this.#revoked.has(token);
  }

  /** The error a request shall get instead of its answer, using up one of the rule's turns. */
  take(target: FaultTarget): ApiError | undefined {
    const rule = this.#rules.find(
      candidate => candidate.remaining > 0 && inScope(candidate.scope, target),
    );
    if (!rule) {
      return undefined;
    }
    rule.remaining -= 1;
    return rule.make(target);
  }

  /** Whether a watch that opens now shall find its version expired, using up one turn. */
  takeExpiry(target: FaultTarget): boolean {
    const expiry = this.#expiries.find(
      ({ scope, remaining }) => remaining > 0 && inScope(scope, target),
    );
    if (expiry) {
      expiry.remaining -= 1;
    }
    return expiry !== undefined;
  }

  /** How long a list waits before it is answered, in milliseconds. */
  listDelay(target: FaultTarget): number {
    return this.#listDelays
      .filter(delay => inScope(delay.scope, target))
      .reduce((sum, delay) => sum + delay.milliseconds, 0);
  }

  isStalled(target: FaultTarget): boolean {
    return this.#stalls.some(scope => inScope(scope, target));
  }

  #applyStalls(): void {
    this.#watches
      .active()
      .forEach((watch: ActiveWatch) => watch.stall(this.isStalled(watch)));
  }

  #add(
    count: number | undefined,
    scope: FaultScope | undefined,
    make: Rule['make'],
  ): void {
    this.#rules.push({
      scope: scope ?? {},
      remaining: count ?? Infinity,
      make,
    });
  }
}
