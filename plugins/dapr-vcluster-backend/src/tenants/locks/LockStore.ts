import { DatabaseService } from '@backstage/backend-plugin-api';
import { migratedDatabase } from '../../platform/database';

const LOCKS = 'tenant_operations';

/** What works at a tenant: which operation, for whom, since when. */
export type RunningOperation = {
  operation: string;
  /** Entity ref of the user. */
  by: string;
  /** Milliseconds of the epoch. */
  since: number;
};

/** One call of an operation on a tenant. */
export type LockCall = RunningOperation & { tenant: string; holder: string };

type Row = {
  tenant: string;
  operation: string;
  started_by: string;
  /** PostgreSQL gives 64-bit numbers as texts. */
  since_ms: number | string;
  holder: string;
  held_until_ms: number | string;
};

/** The table of what works at which tenant, for all portals that share the database. */
export class LockStore {
  readonly #database: DatabaseService;

  constructor(database: DatabaseService) {
    this.#database = database;
  }

  /**
   * Notes that a call works at a tenant. The same operation again, of the same user, takes the place of the one before, whose
   * process may have ended.
   *
   * @returns the operation that is in the way; undefined when there is none
   */
  async take(
    { tenant, operation, by, since, holder }: LockCall,
    until: number,
  ): Promise<RunningOperation | undefined> {
    const locks = await this.#locks();
    const mine = { operation, started_by: by, holder, held_until_ms: until };
    for (;;) {
      await locks()
        .where({ tenant })
        .andWhere('held_until_ms', '<', since)
        .delete();
      const inserted = await locks()
        .insert({ tenant, since_ms: since, ...mine })
        .onConflict('tenant')
        .ignore()
        .returning('tenant');
      if (inserted.length === 1) {
        return undefined;
      }
      const repeated = await locks()
        .where({ tenant, operation, started_by: by })
        .update(mine);
      if (repeated === 1) {
        return undefined;
      }
      const row = await locks().where({ tenant }).first();
      if (row) {
        return {
          operation: row.operation,
          by: row.started_by,
          since: Number(row.since_ms),
        };
      }
    }
  }

  /** Says that a call still works. */
  async renew({ tenant, holder }: LockCall, until: number): Promise<void> {
    const locks = await this.#locks();
    await locks().where({ tenant, holder }).update({ held_until_ms: until });
  }

  /** A call has ended. */
  async give({ tenant, holder }: LockCall): Promise<void> {
    const locks = await this.#locks();
    await locks().where({ tenant, holder }).delete();
  }

  async #locks() {
    const db = await migratedDatabase(this.#database);
    return () => db<Row>(LOCKS);
  }
}
