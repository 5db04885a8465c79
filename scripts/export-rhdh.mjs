#!/usr/bin/env node
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describeFailure } from './lib/failure.mjs';
import { helpText, parseFlags } from './lib/flags.mjs';
import { ARTIFACTS_DIR } from './lib/paths.mjs';
import { prepare } from './lib/portal.mjs';
import { stopAll } from './lib/processes.mjs';
import { Reporter } from './lib/reporter.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';

const FLAGS = {
  packed: {
    type: 'boolean',
    help: 'take the packages that an earlier run has packed',
  },
  help: { type: 'boolean', help: 'show this help' },
};

const reporter = new Reporter();

async function main() {
  const flags = parseFlags(FLAGS, process.argv.slice(2));
  if (flags.help) {
    reporter.line(helpText('npm run export:rhdh -- [flags]', FLAGS));
    return true;
  }
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  const logDir = join(ARTIFACTS_DIR, 'logs', 'rhdh');
  const output = join(ARTIFACTS_DIR, 'rhdh');
  rmSync(output, { recursive: true, force: true });
  const toolchain = await prepare({ reporter, logDir });
  // It needs packages, which a fresh clone has only now.
  const { exportForRhdh } = await import('./rhdh/export.mjs');
  const failed = await exportForRhdh({
    ...{ reporter, toolchain, logDir, output },
    packed: flags.packed,
  });
  return failed === 0;
}

main().then(
  isGood => process.exit(isGood ? 0 : 1),
  async error => {
    await stopAll();
    reporter.line(describeFailure(error));
    process.exit(1);
  },
);
