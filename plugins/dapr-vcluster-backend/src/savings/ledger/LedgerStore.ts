import { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { chunk } from 'lodash';
import { migratedDatabase } from '../../platform/database';
import { Update } from './advance';
import { DigestStore } from './DigestStore';
import { insertRows } from './insertRows';
import {
  HostRow,
  hostRow,
  IntervalRow,
  intervalRow,
  readHostRow,
  readIntervalRow,
} from './rows';
import { HostLedger, OpenInterval } from './types';

const HOSTS = 'savings_hosts';
const INTERVALS = 'savings_intervals';

/** SQLite and PostgreSQL take more values than that in one statement. */
const UIDS_AT_ONCE = 500;

const MOST_DROPPED_MS = 24 * 3_600_000;

/** The ledger of one host as the database has it. */
export type StoredLedger = {
  host: HostLedger | undefined;
  open: OpenInterval[];
};

/** Sums over ended intervals of one kind. */
export type Totals = {
  host: string;
  tenant: string;
  uid: string;
  owner: string | null;
  month: string;
  currency: string;
  state: 'running' | 'stopped';
  backfilled: boolean;
  known: boolean;
  saved: number;
  bySharing: number;
  from: number;
  until: number;
  ms: number;
};

/** The ledger in the plugin's database: SQLite or PostgreSQL. */
export class LedgerStore {
  /** Which digests were sent. */
  readonly digests: DigestStore;
  readonly #db: Knex;

  private constructor(db: Knex) {
    this.#db = db;
    this.digests = new DigestStore(db);
  }

  /** Runs the migrations, unless the database is told to skip them. */
  static async create(database: DatabaseService): Promise<LedgerStore> {
    return new LedgerStore(await migratedDatabase(database));
  }

  /** A host with its intervals that go on, or with those of one tenant. */
  async load(host: string, uid?: string): Promise<StoredLedger> {
    const row = await this.#db<HostRow>(HOSTS).where({ host }).first();
    const open = await this.#db<IntervalRow>(INTERVALS)
      .where(uid === undefined ? { host } : { host, uid })
      .whereNull('until_ms');
    return { host: row && readHostRow(row), open: open.map(readIntervalRow) };
  }

  /** All hosts with the intervals that go on. */
  async loadAll(): Promise<StoredLedger[]> {
    const hosts = await this.#db<HostRow>(HOSTS);
    return Promise.all(hosts.map(({ host }) => this.load(host)));
  }

  /** Under which other hosts tenants are counted, or were (`open`: the interval goes on). */
  async elsewhere(
    host: string,
    uids: readonly string[],
  ): Promise<Array<{ uid: string; host: string; open: boolean }>> {
    const found = await Promise.all(
      chunk(uids, UIDS_AT_ONCE).map(
        async (
          some,
        ): Promise<
          Array<{ uid: string; host: string; open: number | string }>
        > =>
          this.#db(INTERVALS)
            .whereNot({ host })
            .whereIn('uid', some)
            .groupBy('uid', 'host')
            .select('uid', 'host')
            .select(this.#db.raw('count(*) - count(until_ms) as open')),
      ),
    );
    return found.flat().map(row => ({ ...row, open: Number(row.open) > 0 }));
  }

  /** Writes an update of what was loaded; false when another portal has written in between: then nothing is written. */
  async save(before: StoredLedger, update: Update): Promise<boolean> {
    const { host } = update.host;
    const known = new Map(before.open.map(each => [each.id, each]));
    const kept = new Set(update.open.map(({ id }) => id));
    const isNew = ({ id }: { id: string }) => !known.has(id);
    return this.#db.transaction(async tx => {
      if (!(await claim(tx, before, update))) {
        return false;
      }
      const closed = new Set<string>();
      for (const interval of update.closed.filter(each => !isNew(each))) {
        const { id, until_ms, saved, by_sharing } = intervalRow(host, interval);
        closed.add(id);
        await tx(INTERVALS)
          .where({ id })
          .update({ until_ms, saved, by_sharing });
      }
      // An interval that ended when it began has counted nothing.
      const empty = [...known.keys()].filter(
        id => !kept.has(id) && !closed.has(id),
      );
      if (empty.length > 0) {
        await tx(INTERVALS).whereIn('id', empty).delete();
      }
      await insertRows(
        tx,
        INTERVALS,
        [...update.closed, ...update.open]
          .filter(isNew)
          // In the order of the indexes, which then grow at their ends.
          .sort((a, b) => compareText(a.uid, b.uid) || a.from - b.from)
          .map(each => intervalRow(host, each)),
      );
      return true;
    });
  }

  /**
   * Drops what was counted of a host while the clock was ahead; false when it was not, or when another portal has written in
   * between. It was, when every interval has either ended by now or not begun yet: it has left a gap, and is back in it. More
   * than a day of counting is not dropped: the clock of now could be the wrong one.
   */
  async dropAhead(
    { host, seen }: Pick<HostLedger, 'host' | 'seen'>,
    now: number,
  ): Promise<boolean> {
    return this.#db.transaction(async tx => {
      const ofHost = () => tx<IntervalRow>(INTERVALS).where({ host });
      const goingOn = await ofHost()
        .where('from_ms', '<=', now)
        .where(each => each.where('until_ms', '>', now).orWhereNull('until_ms'))
        .first('id');
      const last = await ofHost()
        .where('until_ms', '<=', now)
        .orderBy('until_ms', 'desc')
        .first('until_ms');
      const first = await ofHost()
        .where('from_ms', '>', now)
        .orderBy('from_ms')
        .first('from_ms');
      if (
        goingOn ||
        !last ||
        !first ||
        seen - Number(first.from_ms) > MOST_DROPPED_MS
      ) {
        return false;
      }
      const claimed = await tx<HostRow>(HOSTS)
        .where({ host, seen_ms: seen })
        .update({ seen_ms: Number(last.until_ms) });
      if (claimed !== 1) {
        return false;
      }
      await ofHost().where('from_ms', '>', now).delete();
      return true;
    });
  }

  /** Sums over ended intervals, of one tenant or of all. */
  async totals(tenant?: { tenant: string; uid: string }): Promise<Totals[]> {
    const keys = [
      'host',
      'tenant',
      'uid',
      'owner',
      'month',
      'currency',
      'state',
      'backfilled',
    ] as const;
    const rows: Array<
      Record<string, unknown> & Pick<IntervalRow, (typeof keys)[number]>
    > = await this.#db(INTERVALS)
      .whereNotNull('until_ms')
      .modify(query => tenant && query.where(tenant))
      .groupBy(...keys, this.#db.raw('saved is null'))
      .select(...keys)
      .select(this.#db.raw('count(saved) as known'))
      .sum({ saved: 'saved', bySharing: 'by_sharing' })
      .sum({ ms: this.#db.raw('until_ms - from_ms') })
      .min({ from: 'from_ms' })
      .max({ until: 'until_ms' });
    return rows.map(row => ({
      host: row.host,
      tenant: row.tenant,
      uid: row.uid,
      owner: row.owner,
      month: row.month,
      currency: row.currency,
      state: row.state,
      backfilled: Boolean(row.backfilled),
      known: Number(row.known) > 0,
      saved: Number(row.saved ?? 0),
      bySharing: Number(row.bySharing ?? 0),
      from: Number(row.from),
      until: Number(row.until),
      ms: Number(row.ms),
    }));
  }

  /** Intervals of a tenant, newest first; of the one that goes on, up to when its host was last seen. */
  async intervals(
    tenant: { tenant: string; uid: string },
    limit?: number,
  ): Promise<IntervalRow[]> {
    return this.#db<IntervalRow>(INTERVALS)
      .where(tenant)
      .orderBy('from_ms', 'desc')
      .modify(query => limit !== undefined && query.limit(limit));
  }

  /** The newest of the tenants that were called so; undefined when the ledger has none. */
  async newest(tenant: string): Promise<string | undefined> {
    const row = await this.#db<IntervalRow>(INTERVALS)
      .where({ tenant })
      .orderBy('from_ms', 'desc')
      .first('uid');
    return row?.uid;
  }
}

function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** Moves the host from the time that was loaded to the new one; false when it is not at that time any more. */
async function claim(
  tx: Knex.Transaction,
  { host: before }: StoredLedger,
  { host }: Update,
): Promise<boolean> {
  const row = hostRow(host);
  if (before) {
    const changed = await tx(HOSTS)
      .where({ host: row.host, seen_ms: before.seen })
      .update(row);
    return changed === 1;
  }
  const inserted = await tx(HOSTS)
    .insert(row)
    .onConflict('host')
    .ignore()
    .returning('host');
  return inserted.length === 1;
}
