import { DatabaseService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { migratedDatabase } from '../../platform/database';
import {
  GOING_ON,
  MemberRow,
  memberRow,
  MEMBERS,
  readWave,
  WaveRow,
  waveRow,
  WAVES,
} from './rows';
import { StoredWave } from './types';
import { WaveLease } from './WaveLease';

const FAILED = ['rolled-back', 'failed'];

/** A wave that goes on and has a tenant. */
export type Reservation = {
  tenant: string;
  startedBy: string;
  startedAt: number;
};

/** Another wave has one of the tenants. */
export class ReservedError extends Error {
  constructor() {
    super('another wave has one of these tenants');
    this.name = 'ReservedError';
  }
}

/** Waves in the plugin's database: SQLite or PostgreSQL. */
export class WaveStore {
  readonly #database: DatabaseService;

  constructor(database: DatabaseService) {
    this.#database = database;
  }

  /** @throws ReservedError when another wave has one of the tenants; nothing is stored then. */
  async insert(wave: StoredWave): Promise<void> {
    const rows = wave.members.map((member, position) =>
      memberRow(wave.id, member, position),
    );
    const db = await this.#db();
    await db.transaction(async tx => {
      await tx(WAVES).insert(waveRow(wave));
      const stored = await tx(MEMBERS)
        .insert(rows)
        .onConflict('reserved')
        .ignore()
        .returning('tenant');
      if (stored.length < rows.length) {
        throw new ReservedError();
      }
    });
  }

  /** Which of these tenants are in a wave that goes on. */
  async reservations(tenants: readonly string[]): Promise<Reservation[]> {
    const db = await this.#db();
    const rows = await db<MemberRow>(MEMBERS)
      .join<WaveRow & MemberRow>(WAVES, `${WAVES}.id`, `${MEMBERS}.wave`)
      .whereIn('reserved', tenants)
      .select('tenant', 'started_by', `${WAVES}.started_ms as begun_ms`);
    return rows.map(row => ({
      tenant: row.tenant,
      startedBy: row.started_by,
      startedAt: Number(row.begun_ms),
    }));
  }

  async load(id: string): Promise<StoredWave | undefined> {
    const db = await this.#db();
    const row = await db<WaveRow>(WAVES).where({ id }).first();
    return row && (await this.#withMembers([row]))[0];
  }

  /** The newest waves, newest first. */
  async newest(limit: number): Promise<StoredWave[]> {
    const db = await this.#db();
    const rows = await db<WaveRow>(WAVES)
      .orderBy('started_ms', 'desc')
      .limit(limit);
    return this.#withMembers(rows);
  }

  /** Ids of the waves that go on. */
  async goingOn(): Promise<string[]> {
    const db = await this.#db();
    const rows = await db<WaveRow>(WAVES)
      .whereIn('state', GOING_ON)
      .orderBy('started_ms')
      .select('id');
    return rows.map(({ id }) => id);
  }

  /** What one process may do with a wave while no other one works at it. */
  async lease(id: string, holder: string): Promise<WaveLease> {
    return new WaveLease(await this.#db(), { id, holder });
  }

  /**
   * Lets a wave that has stopped go on; false when it is not stopped.
   *
   * @param given.retry - whether what has failed is done again, too
   * @throws ReservedError when another wave has one of the tenants by now
   */
  async resume(
    id: string,
    { by, retry }: { by: string; retry: boolean },
  ): Promise<boolean> {
    const db = await this.#db();
    try {
      return await db.transaction(async tx => {
        const resumed = await tx<WaveRow>(WAVES)
          .where({ id, state: 'stopped' })
          .update({
            state: 'running',
            run_by: by,
            reason: null,
            ended_ms: null,
          });
        if (resumed !== 1) {
          return false;
        }
        const failed = tx<MemberRow>(MEMBERS)
          .where({ wave: id, accepted: false })
          .whereIn('state', FAILED);
        await (retry
          ? failed.update({
              state: 'waiting',
              attempt: tx.raw('attempt + 1'),
              started_ms: null,
              ended_ms: null,
            })
          : failed.update({ accepted: true }));
        await tx<MemberRow>(MEMBERS)
          .where({ wave: id, state: 'waiting' })
          .update({ reserved: tx.ref('tenant') });
        return true;
      });
    } catch (error) {
      throw isTaken(error) ? new ReservedError() : error;
    }
  }

  /** Begins with no further tenants; false when it has ended. */
  async cancel(id: string, now: number): Promise<boolean> {
    const db = await this.#db();
    const stopped = await db<WaveRow>(WAVES)
      .where({ id, state: 'stopped' })
      .update({ state: 'cancelled', ended_ms: now });
    const running = await db<WaveRow>(WAVES)
      .where({ id, state: 'running' })
      .update({ state: 'cancelling' });
    return stopped + running > 0;
  }

  /** Deletes waves that have ended before a time. */
  async prune(before: number): Promise<void> {
    const db = await this.#db();
    const old = () =>
      db<WaveRow>(WAVES)
        .whereNotIn('state', GOING_ON)
        .andWhere('ended_ms', '<', before);
    await db<MemberRow>(MEMBERS).whereIn('wave', old().select('id')).delete();
    await old().delete();
  }

  #db(): Promise<Knex> {
    return migratedDatabase(this.#database);
  }

  async #withMembers(rows: WaveRow[]): Promise<StoredWave[]> {
    const db = await this.#db();
    const members = await db<MemberRow>(MEMBERS)
      .whereIn(
        'wave',
        rows.map(({ id }) => id),
      )
      .orderBy('position');
    return rows.map(row =>
      readWave(
        row,
        members.filter(({ wave }) => wave === row.id),
      ),
    );
  }
}

/** The codes of SQLite and PostgreSQL for a unique column with the same value twice. */
function isTaken(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === '23505' || code?.startsWith('SQLITE_CONSTRAINT') === true;
}
