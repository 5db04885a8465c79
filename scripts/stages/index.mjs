import { join } from 'node:path';
import { BACKSTAGE_CLI, ROOT } from '../lib/paths.mjs';
import { freePort } from '../lib/ports.mjs';
import {
  Tally,
  tallyOfJest,
  tallyOfPlaywright,
  tallyOfTap,
} from '../lib/tally.mjs';
import { bench, bundle } from './bench.mjs';
import { commandStage, reportStage } from './command.mjs';
import { portals, postgres } from './postgres.mjs';

const bin = path => join(ROOT, 'node_modules', path);

/** Processes of the unit tests. Two of them, which often wait, need little more than one core. */
const unitWorkers = cores => Math.max(2, cores - 1);

const format = commandStage('format', 'Formatting', {
  args: [bin('prettier/bin-prettier.js'), '--check', '.'],
});

const manifests = commandStage('manifests', 'Package manifests', {
  args: [BACKSTAGE_CLI, 'repo', 'fix', '--check'],
});

const config = commandStage('config', 'Configuration schema', {
  args: [
    BACKSTAGE_CLI,
    'config:check',
    '--lax',
    ...['--config', join(ROOT, 'app-config.yaml')],
    ...['--config', join(ROOT, 'app-config.demo.yaml')],
  ],
});

const types = commandStage('types', 'Types, libraries included', {
  args: [
    bin('typescript-7/bin/tsc'),
    '--noEmit',
    ...['--skipLibCheck', 'false', '--incremental', 'false'],
    // Other stages run meanwhile; on one core it needs less time in all.
    '--singleThreaded',
  ],
});

const lint = commandStage('lint', 'Lint', {
  args: [BACKSTAGE_CLI, 'repo', 'lint'],
});

const lintImports = commandStage('lint-imports', 'Layers and cycles', {
  args: [
    bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
    ...['--config', join(ROOT, '.dependency-cruiser.cjs')],
    'plugins',
    'packages',
  ],
});

const lintScripts = commandStage('lint-scripts', 'Lint of the scripts', {
  args: [bin('eslint/bin/eslint.js'), '--ext', '.mjs,.cjs', 'scripts'],
});

const apiReports = commandStage('api', 'API reports', {
  args: [join(ROOT, 'scripts/api-reports.mjs'), '--ci'],
});

const unit = reportStage('unit', 'Unit and integration tests', {
  report: 'jest.json',
  tallyOf: text => tallyOfJest(JSON.parse(text)),
  // One core is left for the stages beside it.
  cores: available => Math.max(1, available - 1),
  command: async ({ cores }, file) => ({
    args: [
      BACKSTAGE_CLI,
      'repo',
      'test',
      '--watchAll=false',
      `--maxWorkers=${unitWorkers(cores)}`,
      // A busy machine is slow, not broken.
      '--testTimeout=180000',
      '--json',
      `--outputFile=${file}`,
    ],
  }),
});

const scripts = reportStage('scripts', 'Tests of the scripts', {
  report: 'scripts.tap',
  tallyOf: tallyOfTap,
  command: async (_, file) => ({
    args: [
      '--test',
      '--test-reporter=tap',
      `--test-reporter-destination=${file}`,
      'scripts/**/*.test.mjs',
    ],
  }),
});

const packages = reportStage('packages', 'Packages to publish', {
  report: 'none',
  tallyOf: text => {
    const [, good, all] =
      /^(\d+) of (\d+) packages can be published$/m.exec(text) ?? [];
    return good ? new Tally(Number(good), all - good) : new Tally(0, 1);
  },
  command: async () => ({
    args: [join(ROOT, 'scripts/release.mjs'), '--dry-run'],
  }),
});

const demo = reportStage('demo', 'Main job over HTTP', {
  report: 'none',
  tallyOf: text => {
    const steps = /^main job: (\d+) steps passed$/m.exec(text)?.[1];
    return steps ? new Tally(Number(steps)) : new Tally(0, 1);
  },
  command: async () => ({
    args: [join(ROOT, 'scripts/demo.mjs'), '--check'],
  }),
});

const browser = reportStage('browser', 'Browser tests', {
  report: 'playwright.json',
  tallyOf: text => tallyOfPlaywright(JSON.parse(text)),
  // Both build the web app unless it is built.
  after: ['demo'],
  command: async ({ browser: found }, file) => ({
    skip: found.path ? undefined : found.reason,
    args: [bin('@playwright/test/cli.js'), 'test'],
    env: {
      CHROMIUM_PATH: found.path,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      E2E_PORT: String(await freePort()),
      E2E_BACKEND_PORT: String(await freePort()),
    },
  }),
});

/**
 * What `npm test` runs, unless it is optional. The unit tests take longest and start first; of the others, which run beside them
 * one after the other, the quick ones come first.
 */
export const STAGES = [
  unit,
  format,
  manifests,
  config,
  types,
  lint,
  lintImports,
  lintScripts,
  scripts,
  apiReports,
  packages,
  bundle,
  postgres,
  demo,
  browser,
  bench,
  portals,
];
