import { answerParent } from 'dapr-vcluster-test-processes';
import knex from 'knex';
import { migratedDatabase } from '../../platform/database';

/** A schema to be migrated in the database with this address. */
export type ToMigrate = { connectionString: string; schema: string };

answerParent(async ({ connectionString, schema }: ToMigrate) => {
  const db = knex({
    client: 'pg',
    connection: { connectionString },
    searchPath: [schema],
    // As small as a pool can be.
    pool: { min: 0, max: 1 },
  });
  try {
    await migratedDatabase({ getClient: async () => db });
  } finally {
    await db.destroy();
  }
});
