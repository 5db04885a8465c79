import { DatabaseService } from '@backstage/backend-plugin-api';
import createKnex from 'knex';

/** An empty database in memory, with nothing else in it; `close` it at the end. */
export function memoryDatabase(): DatabaseService & {
  close(): Promise<void>;
} {
  const client = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  return { getClient: async () => client, close: () => client.destroy() };
}
