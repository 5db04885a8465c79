import { resolve } from 'node:path';
import {
  EmptyDatabase,
  postgresUrl,
  TestProcess,
} from 'dapr-vcluster-test-processes';
import type { ToMigrate } from '../../__testUtils__/processes/migrateMain';

const MAIN = resolve(__dirname, '../../__testUtils__/processes/migrateMain.ts');
const ROUNDS = 20;

/** SQLite is no database for two processes. */
const describeOnPostgres = postgresUrl() ? describe : describe.skip;

describeOnPostgres('an empty PostgreSQL', () => {
  const processes: TestProcess[] = [];
  let database: EmptyDatabase;

  beforeAll(async () => {
    database = await EmptyDatabase.create();
    processes.push(TestProcess.start(MAIN), TestProcess.start(MAIN));
  });
  afterAll(async () => {
    await Promise.all(processes.map(each => each.kill()));
    await database?.drop();
  });

  it('gets its tables from two processes that start at the same time', async () => {
    const client = database.client();
    for (let round = 0; round < ROUNDS; round++) {
      const schema = `round_${round}`;
      await client.schema.createSchema(schema);
      const question: ToMigrate = { connectionString: database.url, schema };
      await Promise.all(processes.map(each => each.ask(question)));
      const locks = await client
        .withSchema(schema)
        .from('knex_migrations_lock')
        .select('is_locked');
      expect(locks).toEqual([{ is_locked: 0 }]);
    }
  }, 180_000);
});
