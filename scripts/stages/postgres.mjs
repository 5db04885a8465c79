import { join } from 'node:path';
import { BACKSTAGE_CLI, ROOT } from '../lib/paths.mjs';
import { postgresTests } from '../lib/postgres/tests.mjs';
import { tallyOfJest } from '../lib/tally.mjs';
import { reportStage } from './command.mjs';

/** Two portals often wait for each other. */
const WORKERS = 2;

/** A pattern that fits this path only. */
const patternOf = path => `/${path.replaceAll('.', '\\.')}$`;

/** The tests that use databases or start whole portals, on a PostgreSQL that is started for them; two portals each. */
export const postgres = reportStage('postgres', 'Portals on PostgreSQL', {
  report: 'postgres.json',
  tallyOf: text => tallyOfJest(JSON.parse(text)),
  cores: available => Math.min(WORKERS, available),
  command: async ({ postgres: found, toolchain }, file) => ({
    skip: found.path ? undefined : found.reason,
    args: [
      join(ROOT, 'scripts/with-postgres.mjs'),
      ...[toolchain.node, BACKSTAGE_CLI, 'repo', 'test'],
      // One run for all packages: its report is their sum.
      ...['--watchAll=false', `--maxWorkers=${WORKERS}`],
      ...['--testTimeout=180000', '--json', `--outputFile=${file}`],
      ...postgresTests().map(patternOf),
    ],
  }),
});
