import { randomUUID } from 'node:crypto';
import { nextMonth } from './months';
import {
  Cause,
  ClosedInterval,
  HostLedger,
  OpenInterval,
  SeenTenant,
  SharedRates,
  TenantFacts,
} from './types';
import { HOUR_MS } from '../../platform/milliseconds';

/** Runs the intervals of one host forward in time; nothing is read or written. */
export class Timeline {
  readonly closed: ClosedInterval[] = [];
  readonly #open = new Map<string, OpenInterval>();
  readonly #newId: () => string;
  #host: HostLedger;
  #backfilling = false;

  constructor(
    host: HostLedger,
    open: readonly OpenInterval[],
    newId: () => string = randomUUID,
  ) {
    this.#host = { ...host };
    this.#newId = newId;
    open.forEach(each => this.#open.set(each.uid, each));
  }

  get host(): HostLedger {
    return this.#host;
  }

  get open(): OpenInterval[] {
    return [...this.#open.values()];
  }

  /** What the tenants share from now on. */
  share(shared: SharedRates): void {
    this.#host = { ...this.#host, shared };
  }

  /** Whether intervals that begin now lie before the ledger's own time. */
  backfill(on: boolean): void {
    this.#backfilling = on;
  }

  /** Lets time pass and counts it; at the end of a month, every interval ends and goes on in the next. */
  advance(to: number): void {
    for (
      let boundary = nextMonth(this.#host.seen);
      boundary <= to;
      boundary = nextMonth(boundary)
    ) {
      this.#pass(boundary);
      for (const interval of this.open) {
        this.close(interval.uid);
        this.#begin(interval, 'month');
      }
    }
    this.#pass(to);
  }

  /** Lets time pass that nobody has seen: every interval ends where it was last seen. */
  skip(to: number): void {
    this.open.forEach(({ uid }) => this.close(uid));
    this.#host = { ...this.#host, seen: to };
  }

  begin(tenant: SeenTenant, cause: Cause): void {
    const { tenant: id, uid, ...facts } = tenant;
    this.#begin({ ...factsOf(facts), tenant: id, uid }, cause);
  }

  /** Ends the interval of a tenant now. */
  close(uid: string): void {
    const interval = this.#open.get(uid);
    this.#open.delete(uid);
    if (interval && interval.from < this.#host.seen) {
      this.closed.push({
        ...interval,
        until: this.#host.seen,
        ...this.#savedIn(interval),
      });
    }
  }

  #begin(
    interval: TenantFacts & { tenant: string; uid: string },
    cause: Cause,
  ): void {
    const { clusterSum, planesSum, seen } = this.#host;
    this.#open.set(interval.uid, {
      ...interval,
      id: this.#newId(),
      cause,
      from: seen,
      backfilled: this.#backfilling,
      clusterFrom: clusterSum,
      planesFrom: planesSum,
    });
  }

  #pass(to: number): void {
    const { seen, shared, clusterSum, planesSum } = this.#host;
    const hours = (to - seen) / HOUR_MS;
    const weights = this.open.reduce((sum, { weight }) => sum + weight, 0);
    this.#host = {
      ...this.#host,
      seen: to,
      ...(shared &&
        weights > 0 && {
          clusterSum: clusterSum + (shared.cluster * hours) / weights,
          planesSum: planesSum + (shared.planes * hours) / weights,
        }),
    };
  }

  #savedIn(interval: OpenInterval) {
    return savedIn(interval, this.#host);
  }
}

/** What an interval has saved up to when its host was last seen; null when a rate was unknown. */
export function savedIn(
  { rates, weight, from, clusterFrom, planesFrom }: OpenInterval,
  { seen, clusterSum, planesSum, shared }: HostLedger,
): Pick<ClosedInterval, 'saved' | 'bySharing'> {
  if (!rates || !shared) {
    return { saved: null, bySharing: null };
  }
  const hours = (seen - from) / HOUR_MS;
  const planes = weight * (planesSum - planesFrom);
  const cluster = weight * (clusterSum - clusterFrom);
  return {
    saved: hours * (rates.separate - rates.vcluster) - cluster - planes,
    bySharing: hours * rates.dedicated - planes,
  };
}

/** Facts alone, without what only seeing a tenant tells. */
export function factsOf({
  state,
  owner,
  preset,
  version,
  currency,
  weight,
  rates,
}: TenantFacts): TenantFacts {
  return { state, owner, preset, version, currency, weight, rates };
}
