import { join } from 'node:path';
import { BACKSTAGE_CLI, ROOT } from '../lib/paths.mjs';
import { postgresTests } from '../lib/postgres/tests.mjs';
import { tallyOfJest } from '../lib/tally.mjs';
import { reportStage } from './command.mjs';

/** A pattern that fits this path only. */
const patternOf = path => `/${path.replaceAll('.', '\\.')}$`;

/** A stage that runs test files on a PostgreSQL that is started for them. */
const stage = (name, title, { tests, workers }) =>
  reportStage(name, title, {
    report: `${name}.json`,
    tallyOf: text => tallyOfJest(JSON.parse(text)),
    cores: available => Math.min(workers, available),
    command: async ({ postgres: found, toolchain }, file) => ({
      skip: found.path ? undefined : found.reason,
      args: [
        join(ROOT, 'scripts/with-postgres.mjs'),
        ...[toolchain.node, BACKSTAGE_CLI, 'repo', 'test'],
        // One run for all packages: its report is their sum.
        ...['--watchAll=false', `--maxWorkers=${workers}`],
        ...['--testTimeout=180000', '--json', `--outputFile=${file}`],
        ...tests().map(patternOf),
      ],
    }),
  });

/** The tests of databases. */
export const postgres = stage('postgres', 'Databases on PostgreSQL', {
  tests: () => postgresTests().databases,
  workers: 1,
});

/** The tests that start whole portals, two each. They take a quarter of an hour, so they run when they are named. */
export const portals = {
  ...stage('portals', 'Portals on PostgreSQL', {
    tests: () => postgresTests().portals,
    workers: 2,
  }),
  isOptional: true,
};
