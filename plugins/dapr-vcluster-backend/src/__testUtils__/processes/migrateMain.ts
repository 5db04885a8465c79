import knex, { Knex } from 'knex';
import { migratedDatabase } from '../../platform/database';

/** A schema to be migrated; the answer is why it could not be. */
export type ToMigrate = { connection: Knex.PgConnectionConfig; schema: string };
export type Migrated = { failure?: string };

const tell = (message: Migrated | 'ready') => process.send?.(message);

process.on('message', async ({ connection, schema }: ToMigrate) => {
  const db = knex({
    client: 'pg',
    connection,
    searchPath: [schema],
    // As small as a pool can be.
    pool: { min: 0, max: 1 },
  });
  try {
    await migratedDatabase({ getClient: async () => db });
    tell({});
  } catch (error) {
    tell({ failure: String(error) });
  } finally {
    await db.destroy();
  }
});
process.on('disconnect', () => process.exit(0));
tell('ready');
