import { LogQuery, LogSource } from 'backstage-plugin-dapr-vcluster-common';
import { TenantSnapshot } from '../../../inventory/TenantIndex';
import { FollowGate, FollowOptions } from './FollowGate';
import { FollowCaller, Following, FollowSummary } from './Following';
import { LogTargets } from '../source/LogTargets';
import { SecretValues } from '../secrets/SecretValues';

/** Who follows, and is counted. */
export type FollowUser = FollowCaller & { user: string };

/** Follows logs: some at a time, for some time, until the caller goes. */
export class LogFollower {
  readonly #targets: LogTargets;
  readonly #values: SecretValues;
  readonly #options: FollowOptions;
  readonly #gate: FollowGate;
  readonly #closing = new AbortController();

  constructor(
    targets: LogTargets,
    values: SecretValues,
    options: FollowOptions,
  ) {
    this.#targets = targets;
    this.#values = values;
    this.#options = options;
    this.#gate = new FollowGate(options.follows);
  }

  /**
   * Follows a log to its end. `current` tells the tenant as it is now.
   *
   * @throws an error for the route, as long as nothing was written.
   */
  async follow(
    current: () => TenantSnapshot,
    source: LogSource,
    query: LogQuery,
    caller: FollowUser,
  ): Promise<FollowSummary> {
    const snapshot = current();
    const leave = this.#gate.enter(caller.user, snapshot.tenant.ref.host);
    const over = AbortSignal.timeout(this.#options.followMs);
    // Fires at the end, whatever the reason: nothing upstream may outlive the caller.
    const done = new AbortController();
    const signal = AbortSignal.any([
      caller.signal,
      over,
      done.signal,
      this.#closing.signal,
    ]);
    try {
      const target = await this.#targets.find(snapshot, source);
      const refresh = () => this.#values.of(current(), target.own);
      return await new Following(target, caller, refresh).run(query, signal, {
        over,
        closing: this.#closing.signal,
      });
    } finally {
      done.abort();
      leave();
    }
  }

  /** Ends all that is followed. */
  close(): void {
    this.#closing.abort();
  }
}
