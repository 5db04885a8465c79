import { DatabaseService, LoggerService } from '@backstage/backend-plugin-api';
import {
  FleetSavings,
  SavingsLedger,
  TenantLedgerAnswer,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantIndex } from '../inventory/TenantIndex';
import { TtlCache } from '../platform/TtlCache';
import { SavingsDigest } from './digest';
import { HostCosts } from './HostCosts';
import {
  advance,
  amountsOf,
  describeInterval,
  LedgerStore,
  monthOf,
  observe,
  openTotals,
  StoredLedger,
  summarize,
  summarizeOwners,
  summarizeTenants,
  Totals,
} from './ledger';
import { clockBehind } from './ledger/clock';
import { HostLedger, Observation } from './ledger/types';

/** As long as between two updates: what another portal of the same database has counted is seen so much later. */
const TTL_MS = 5 * 60_000;

type FleetLedger = FleetSavings['ledger'];

/** What the ledger is kept with. */
export type LedgerServices = {
  database: DatabaseService;
  index: TenantIndex;
  costs: HostCosts;
  digest?: SavingsDigest;
  logger: LoggerService;
  now?: () => number;
};

/** Counts what sharing saves, in the database: the only state that a host cannot hold. */
export class Ledger {
  readonly #services: LedgerServices;
  readonly #fleet = new TtlCache<{ ledger: FleetLedger; hosts: HostLedger[] }>(
    TTL_MS,
  );
  /** Of how many tenants it was said that they are counted under another host. */
  readonly #twice = new Map<string, number>();
  #store: Promise<LedgerStore> | undefined;

  constructor(services: LedgerServices) {
    this.#services = services;
  }

  /** Prepares the database. */
  open(): Promise<LedgerStore> {
    this.#store ??= LedgerStore.create(this.#services.database);
    return this.#store;
  }

  /**
   * Brings all hosts forward to now. To be called by one portal at a time; should two do it at once, only one of them writes.
   * A host that cannot be seen is left as it is, and one that cannot be counted holds up no other.
   *
   * @throws Error of the first host that could not be counted, when all others are
   */
  async update(): Promise<void> {
    const failures: unknown[] = [];
    for (const { name } of this.#services.index.hosts()) {
      try {
        await this.#updateHost(name);
      } catch (error) {
        this.#services.logger.warn(
          `Savings of host ${name} could not be counted: ${error}`,
        );
        failures.push(error);
      }
    }
    this.#fleet.delete('fleet');
    // Adding all up takes longer than a page should wait.
    await this.fleet();
    const store = await this.open();
    await this.#services.digest?.send(store, () => allTotals(store));
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  /** What was counted of a tenant. */
  async tenant(id: string): Promise<TenantLedgerAnswer['ledger']> {
    const store = await this.open();
    const uid = await store.newest(id);
    const stored = await store.load(id.split('/')[0], uid);
    const ledger =
      uid === undefined
        ? undefined
        : summarize([
            ...(await store.totals({ tenant: id, uid })),
            ...openTotals(stored),
          ]);
    return ledger
      ? {
          state: 'known',
          // Of one that is gone, nothing is to be counted any more.
          value: this.#marked(
            ledger,
            stored.host && stored.open.length > 0 ? [stored.host] : [],
          ),
          observedAt: ledger.countedUntil,
        }
      : {
          state: 'unknown',
          reason: 'The ledger has not counted this tenant yet.',
        };
  }

  /** The same with the intervals that it was counted in: the newest ones, or all. */
  async intervals(
    id: string,
    limit = Number.MAX_SAFE_INTEGER - 1,
  ): Promise<TenantLedgerAnswer> {
    const store = await this.open();
    const uid = await store.newest(id);
    const { host } = await store.load(id.split('/')[0], uid);
    const rows =
      uid === undefined || !host
        ? []
        : await store.intervals({ tenant: id, uid }, limit + 1);
    return {
      ledger: await this.tenant(id),
      intervals: rows.slice(0, limit).map(row => describeInterval(row, host!)),
      ...(rows.length > limit && { older: true }),
    };
  }

  /** What was counted of all tenants there are and were. */
  async fleet(): Promise<FleetLedger> {
    const { ledger, hosts } = await this.#fleet.get('fleet', () =>
      this.#readFleet(),
    );
    return ledger.state === 'known'
      ? { ...ledger, value: this.#marked(ledger.value, hosts) }
      : ledger;
  }

  async #readFleet(): Promise<{ ledger: FleetLedger; hosts: HostLedger[] }> {
    const store = await this.open();
    const stored = await store.loadAll();
    const hosts = stored.flatMap(({ host }) => host ?? []);
    const all = [...(await store.totals()), ...stored.flatMap(openTotals)];
    const ledger = summarize(all);
    if (!ledger) {
      const reason = 'The ledger has not counted anything yet.';
      return { ledger: { state: 'unknown', reason }, hosts };
    }
    const { now = Date.now } = this.#services;
    // The month that was counted last can be an earlier one.
    const month = monthOf(now());
    return {
      hosts,
      ledger: {
        state: 'known',
        observedAt: ledger.countedUntil,
        value: {
          ...ledger,
          thisMonth: amountsOf(all.filter(each => each.month === month)),
          tenants: summarizeTenants(all, month),
          owners: summarizeOwners(all),
        },
      },
    };
  }

  /** The same with the hosts that are not counted at the moment, because the clock is behind. */
  #marked<L extends SavingsLedger>(ledger: L, hosts: readonly HostLedger[]): L {
    const { index, now = Date.now } = this.#services;
    const watched = new Set(index.hosts().map(({ name }) => name));
    const behind = clockBehind(
      hosts.filter(({ host }) => watched.has(host)),
      now(),
    );
    return behind.length > 0 ? { ...ledger, clockBehind: behind } : ledger;
  }

  async #updateHost(name: string): Promise<void> {
    const { costs, logger, now = Date.now } = this.#services;
    const seen = costs.see(name, { exactly: true });
    if ('reason' in seen) {
      logger.info(
        `Savings of host ${name} are not counted now: ${seen.reason}`,
      );
      return;
    }
    const store = await this.open();
    const observation = observe(seen.inputs, now());
    const before = await this.#returned(
      store,
      await store.load(name),
      observation.now,
    );
    const update = advance(
      before.host,
      before.open,
      await this.#onlyHere(before, observation),
    );
    if (!update) {
      logger.warn(
        `Savings of host ${name} are not counted: the clock is behind ${new Date(
          before.host!.seen,
        ).toISOString()}, when they last were`,
      );
    } else if (!(await store.save(before, update))) {
      logger.info(`Savings of host ${name} were counted by another portal`);
    }
  }

  /**
   * A clock that had gone ahead and came back: what it counted there is dropped, and the ledger goes on from where it was before.
   * Otherwise it would wait until that time, which can be years.
   */
  async #returned(
    store: LedgerStore,
    before: StoredLedger,
    now: number,
  ): Promise<StoredLedger> {
    const { host } = before;
    if (!host || host.seen <= now || !(await store.dropAhead(host, now))) {
      return before;
    }
    this.#services.logger.warn(
      `The clock was ahead until ${new Date(
        host.seen,
      ).toISOString()} and came back: what was counted of host ${
        host.host
      } in that time is a gap now`,
    );
    return store.load(host.host);
  }

  /**
   * The same without the tenants that are counted under another host: one cluster that is configured under two names. Under a
   * new name, those of the old one are not counted back to their creation again.
   */
  async #onlyHere(
    { open }: StoredLedger,
    observation: Observation,
  ): Promise<Observation> {
    const { index, logger } = this.#services;
    const { host, tenants } = observation;
    const known = new Set(open.map(({ uid }) => uid));
    const unknown = tenants.filter(({ uid }) => !known.has(uid));
    if (unknown.length === 0) {
      return observation;
    }
    const store = await this.open();
    const others = await store.elsewhere(
      host,
      unknown.map(({ uid }) => uid),
    );
    const hosts = new Set(index.hosts().map(({ name }) => name));
    const counted = new Map(
      others
        .filter(each => each.open && hosts.has(each.host))
        .map(each => [each.uid, each.host]),
    );
    const before = new Set(others.map(({ uid }) => uid));
    if (counted.size > 0 && this.#twice.get(host) !== counted.size) {
      logger.warn(
        `${counted.size} tenants of host ${host} are counted as those of host ${
          [...counted.values()][0]
        }: the two are one cluster. Remove one of them from daprVcluster.hosts.`,
      );
    }
    this.#twice.set(host, counted.size);
    return {
      ...observation,
      tenants: tenants
        .filter(({ uid }) => !counted.has(uid))
        .map(each =>
          before.has(each.uid) ? { ...each, wasElsewhere: true } : each,
        ),
    };
  }
}

/** Sums of all tenants, also over what goes on. */
async function allTotals(store: LedgerStore): Promise<Totals[]> {
  return [
    ...(await store.totals()),
    ...(await store.loadAll()).flatMap(openTotals),
  ];
}
