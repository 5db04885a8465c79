import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const MIGRATIONS = resolvePackagePath(
  'backstage-plugin-dapr-vcluster-backend',
  'migrations',
);

const LOCK = 'backstage-plugin-dapr-vcluster-backend/migrations';

const opened = new WeakMap<DatabaseService, Promise<Knex>>();

/**
 * The plugin's database with all its tables. Runs the migrations once, unless the database is told to skip them: two runs
 * at the same time would fail.
 */
export function migratedDatabase(database: DatabaseService): Promise<Knex> {
  const known = opened.get(database);
  if (known) {
    return known;
  }
  const opening = open(database);
  opened.set(database, opening);
  // What has failed is tried again by the next caller.
  opening.catch(() => opened.delete(database));
  return opening;
}

async function open(database: DatabaseService): Promise<Knex> {
  const db = await database.getClient();
  if (!database.migrations?.skip) {
    await migrate(db);
  }
  return db;
}

/**
 * Portals that start at the same time on an empty PostgreSQL would both create the tables of Knex's migrations: one fails, or
 * both insert the row that is Knex's lock, which can then never be taken. One waits for the other here, on its only connection.
 */
async function migrate(db: Knex): Promise<void> {
  const directory = MIGRATIONS;
  if (db.client.dialect !== 'postgresql') {
    await db.migrate.latest({ directory });
    return;
  }
  await db.transaction(async tx => {
    await tx.raw(
      'select pg_advisory_xact_lock(hashtext(?), hashtext(current_schema()))',
      [LOCK],
    );
    await tx.migrate.latest({ directory });
  });
}
