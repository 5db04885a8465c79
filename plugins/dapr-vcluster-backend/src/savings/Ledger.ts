import { DatabaseService, LoggerService } from '@backstage/backend-plugin-api';
import {
  FleetSavings,
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
  readonly #fleet = new TtlCache<FleetLedger>(TTL_MS);
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
   * A host that cannot be seen is left as it is.
   */
  async update(): Promise<void> {
    for (const { name } of this.#services.index.hosts()) {
      await this.#updateHost(name);
    }
    this.#fleet.delete('fleet');
    // Adding all up takes longer than a page should wait.
    await this.fleet();
    const store = await this.open();
    await this.#services.digest?.send(store, () => allTotals(store));
  }

  /** What was counted of a tenant. */
  async tenant(id: string): Promise<TenantLedgerAnswer['ledger']> {
    const store = await this.open();
    const uid = await store.newest(id);
    const [host] = id.split('/');
    const ledger =
      uid === undefined
        ? undefined
        : summarize([
            ...(await store.totals({ tenant: id, uid })),
            ...openTotals(await store.load(host, uid)),
          ]);
    return ledger
      ? { state: 'known', value: ledger, observedAt: ledger.countedUntil }
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
  fleet(): Promise<FleetLedger> {
    return this.#fleet.get('fleet', () => this.#readFleet());
  }

  async #readFleet(): Promise<FleetLedger> {
    const store = await this.open();
    const all = await allTotals(store);
    const ledger = summarize(all);
    if (!ledger) {
      return {
        state: 'unknown',
        reason: 'The ledger has not counted anything yet.',
      };
    }
    const month = monthOf(Date.parse(ledger.countedUntil));
    return {
      state: 'known',
      observedAt: ledger.countedUntil,
      value: {
        ...ledger,
        thisMonth: amountsOf(all.filter(each => each.month === month)),
        tenants: summarizeTenants(all, month),
        owners: summarizeOwners(all),
      },
    };
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
    const before: StoredLedger = await store.load(name);
    const update = advance(
      before.host,
      before.open,
      observe(seen.inputs, now()),
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
}

/** Sums of all tenants, also over what goes on. */
async function allTotals(store: LedgerStore): Promise<Totals[]> {
  return [
    ...(await store.totals()),
    ...(await store.loadAll()).flatMap(openTotals),
  ];
}
