import { EmptyDatabase, postgresUrl } from './EmptyDatabase';

it('is found by the variable of Backstage, whatever the version', () => {
  const url = 'postgresql://postgres@/postgres?host=/tmp/x';
  const name = 'BACKSTAGE_TEST_DATABASE_POSTGRES17_CONNECTION_STRING';
  expect(postgresUrl({ [name]: url })).toBe(url);
  expect(postgresUrl({ [`X_${name}`]: url })).toBeUndefined();
  expect(postgresUrl({})).toBeUndefined();
});

it('says what to do without PostgreSQL', async () => {
  await expect(EmptyDatabase.create('')).rejects.toThrow(
    'scripts/with-postgres.mjs',
  );
});

const describeOnPostgres = postgresUrl() ? describe : describe.skip;

describeOnPostgres('an empty database', () => {
  it('is one of its own, and goes with whoever uses it', async () => {
    const [one, other] = [
      await EmptyDatabase.create(),
      await EmptyDatabase.create(),
    ];
    await one.client().schema.createSchema('plugin');
    const client = one.client('plugin');
    await client.schema.createTable('words', t => {
      t.text('word');
    });
    await client('words').insert({ word: 'seen' });
    expect([...(await one.rows())]).toEqual([
      ['plugin.words', '[{"word":"seen"}]'],
    ]);
    expect([...(await other.rows())]).toEqual([]);
    await one.drop();
    await expect(one.rows()).rejects.toThrow('does not exist');
    await other.drop();
  });
});
