#!/usr/bin/env node
import { PARTS, testLab } from './lab/test.mjs';
import { describeFailure, Failure } from './lib/failure.mjs';
import { helpText, parseFlags } from './lib/flags.mjs';
import { Reporter } from './lib/reporter.mjs';
import { Results } from './lib/results.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';

const FLAGS = {
  only: {
    type: 'string',
    value: 'PARTS',
    help: `comma-separated, of: ${Object.keys(PARTS).join(', ')}`,
  },
  help: { type: 'boolean', help: 'show this help' },
};

const reporter = new Reporter();

function selected(text) {
  const names = text?.split(',');
  const unknown = names?.find(name => !(name in PARTS));
  if (unknown !== undefined) {
    throw new Failure(
      `--only names "${unknown}", which is no part of the lab's tests. Parts: ${Object.keys(
        PARTS,
      ).join(', ')}.`,
    );
  }
  return names;
}

async function main() {
  const flags = parseFlags(FLAGS, process.argv.slice(2));
  if (flags.help) {
    reporter.line(helpText('npm run test:lab -- [flags]', FLAGS));
    return 0;
  }
  const only = selected(flags.only);
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  const results = new Results();
  await testLab({ reporter, results, only });
  reporter.line(results.summary);
  return results.total.failed === 0 ? 0 : 1;
}

main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${describeFailure(error)}\n`);
    reporter.line('0 passed, 1 failed');
    process.exit(1);
  },
);
