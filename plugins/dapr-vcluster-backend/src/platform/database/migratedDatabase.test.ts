import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type {
  Migrated,
  ToMigrate,
} from '../../__testUtils__/processes/migrateMain';
import { testDatabases } from '../../__testUtils__/testDatabases';

const MAIN = resolve(__dirname, '../../__testUtils__/processes/migrateMain.ts');
const ROUNDS = 20;

const databases = testDatabases();
/** SQLite is no database for two processes. */
const postgres = databases
  .eachSupportedId()
  .map(([id]) => id)
  .filter(id => id.startsWith('POSTGRES'));
const describeOnPostgres =
  postgres.length > 0
    ? describe.each(postgres)
    : describe.skip.each(['PostgreSQL' as (typeof postgres)[number]]);

describeOnPostgres('an empty %s', id => {
  let processes: ChildProcess[] = [];

  beforeAll(async () => {
    processes = await Promise.all([start(), start()]);
  }, 180_000);
  afterAll(() => processes.forEach(each => each.kill('SIGKILL')));

  it('gets its tables from two processes that start at the same time', async () => {
    const client = await databases.init(id);
    const { connection } = client.client.config;
    const failures: string[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const schema = `round_${round}`;
      await client.schema.createSchema(schema);
      const answers = await Promise.all(
        processes.map(each => ask(each, { connection, schema })),
      );
      failures.push(...answers.flatMap(({ failure }) => failure ?? []));
      const locks = await client
        .withSchema(schema)
        .from('knex_migrations_lock')
        .select('is_locked');
      expect(locks).toEqual([{ is_locked: 0 }]);
    }
    expect(failures).toEqual([]);
  }, 180_000);
});

async function start(): Promise<ChildProcess> {
  // eslint-disable-next-line no-restricted-syntax -- there is no production build
  const child = fork(MAIN, {
    execArgv: [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    ],
    env: { ...process.env, NODE_ENV: 'test' },
  });
  await told(child, message => message === 'ready');
  return child;
}

async function ask(child: ChildProcess, question: ToMigrate) {
  child.send({ ...question, connection: { ...question.connection } });
  // The compiler of the process says what it reads.
  const isAnswer = (message: unknown) =>
    message !== 'ready' && !('type' in (message as object));
  return (await told(child, isAnswer)) as Migrated;
}

async function told(
  child: ChildProcess,
  fits: (message: unknown) => boolean,
): Promise<unknown> {
  for (;;) {
    const [message] = await once(child, 'message');
    if (fits(message)) {
      return message;
    }
  }
}
