import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BACKSTAGE_CLI, ROOT } from '../lib/paths.mjs';
import { tallyOfJest } from '../lib/tally.mjs';
import { reportStage } from './command.mjs';

/** The only package with tables of its own. */
const PACKAGE = join(ROOT, 'plugins/dapr-vcluster-backend');

/** What tests take their databases from. */
const HELPER = /__testUtils__\/testDatabases'/;

/** The test files of a package that use databases, relative to it. */
export const databaseTests = (dir = PACKAGE) =>
  readdirSync(join(dir, 'src'), { recursive: true })
    .filter(name => name.endsWith('.test.ts'))
    .map(name => join('src', name))
    .filter(name => HELPER.test(readFileSync(join(dir, name), 'utf8')))
    .sort();

/** The tests that use databases, on a PostgreSQL that is started for them. */
export const postgres = reportStage('postgres', 'Databases on PostgreSQL', {
  report: 'postgres.json',
  tallyOf: text => tallyOfJest(JSON.parse(text)),
  command: async ({ postgres: found, toolchain }, file) => ({
    skip: found.path ? undefined : found.reason,
    cwd: PACKAGE,
    args: [
      join(ROOT, 'scripts/with-postgres.mjs'),
      ...[toolchain.node, BACKSTAGE_CLI, 'package', 'test'],
      ...['--watchAll=false', '--maxWorkers=1', '--testTimeout=180000'],
      ...['--json', `--outputFile=${file}`],
      ...['--runTestsByPath', ...databaseTests()],
    ],
  }),
});
