import { randomUUID } from 'node:crypto';
import { JsonObject } from '@backstage/types';
import knex, { Knex } from 'knex';

/** The same that Backstage's test utilities read. */
const VARIABLE = /^BACKSTAGE_TEST_DATABASE_POSTGRES\d+_CONNECTION_STRING$/;

/** Address of the PostgreSQL that `scripts/with-postgres.mjs` has started; undefined without it. */
export function postgresUrl(
  env: Record<string, string | undefined> = process.env,
): string | undefined {
  return Object.entries(env).find(([name]) => VARIABLE.test(name))?.[1];
}

/** A new database on that PostgreSQL, for one test. */
export class EmptyDatabase {
  readonly #server: string;
  readonly #name: string;
  readonly #clients: Knex[] = [];

  private constructor(server: string, name: string) {
    this.#server = server;
    this.#name = name;
  }

  /** @throws Error when there is no PostgreSQL for tests */
  static async create(server = postgresUrl()): Promise<EmptyDatabase> {
    if (!server) {
      throw new Error(
        'There is no PostgreSQL for tests: run them with scripts/with-postgres.mjs',
      );
    }
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await onServer(server, client => client.raw('create database ??', [name]));
    return new EmptyDatabase(server, name);
  }

  /** Its own address. */
  get url(): string {
    return this.#server.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${this.#name}`);
  }

  /** Configuration of portals that share it, each plugin with a schema. */
  get config(): JsonObject {
    return {
      database: {
        client: 'pg',
        connection: this.url,
        pluginDivisionMode: 'schema',
      },
    };
  }

  /** The tables of a plugin; closed with the database. */
  client(schema = 'public'): Knex {
    const client = knex({
      client: 'pg',
      // The driver reads it, as Knex knows no sockets.
      connection: { connectionString: this.url },
      searchPath: [schema],
    });
    this.#clients.push(client);
    return client;
  }

  /** All rows of all tables of all plugins, as `<schema>.<table>` and text. */
  async rows(): Promise<Map<string, string>> {
    const client = this.client();
    const tables: { schema: string; name: string }[] = await client
      .select({ schema: 'schemaname', name: 'tablename' })
      .from('pg_catalog.pg_tables')
      .whereNotIn('schemaname', ['pg_catalog', 'information_schema']);
    const found = new Map<string, string>();
    for (const { schema, name } of tables) {
      const rows = await client.withSchema(schema).select('*').from(name);
      found.set(`${schema}.${name}`, JSON.stringify(rows));
    }
    return found;
  }

  /** Takes it off the server; who still uses it is disconnected. */
  async drop(): Promise<void> {
    await Promise.all(this.#clients.map(client => client.destroy()));
    await onServer(this.#server, client =>
      client.raw('drop database ?? with (force)', [this.#name]),
    );
  }
}

async function onServer(
  connectionString: string,
  act: (client: Knex) => PromiseLike<unknown>,
): Promise<void> {
  const client = knex({
    client: 'pg',
    connection: { connectionString },
    pool: { min: 0, max: 1 },
  });
  try {
    await act(client);
  } finally {
    await client.destroy();
  }
}
