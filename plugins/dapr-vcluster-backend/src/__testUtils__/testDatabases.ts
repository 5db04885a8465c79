import { TestDatabases } from '@backstage/backend-test-utils';

/**
 * SQLite, and the PostgreSQL that `scripts/with-postgres.mjs` has started: the stage `postgres` of `npm test` runs all test
 * files that import this one with it.
 */
export const testDatabases = () =>
  TestDatabases.create({
    ids: [
      'SQLITE_3',
      'POSTGRES_18',
      'POSTGRES_17',
      'POSTGRES_16',
      'POSTGRES_15',
      'POSTGRES_14',
      'POSTGRES_13',
    ],
    // Only those whose address the environment has: no containers.
    disableDocker: true,
  });
