#!/usr/bin/env node
import { describeFailure } from './lib/failure.mjs';
import { helpText, parseFlags } from './lib/flags.mjs';
import { Reporter } from './lib/reporter.mjs';
import { Results } from './lib/results.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';
import { Tally } from './lib/tally.mjs';
import { runStages } from './stages/run-stages.mjs';
import { busyLoops, selectStages, STAGE_FLAGS } from './stages/select.mjs';

const reporter = new Reporter();

async function main() {
  const flags = parseFlags(STAGE_FLAGS, process.argv.slice(2));
  if (flags.help) {
    reporter.line(helpText('npm test -- [flags]', STAGE_FLAGS));
    return true;
  }
  const stages = selectStages(flags);
  const busy = busyLoops(flags);
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  const results = new Results();
  await runStages(stages, { reporter, results, busy });
  reporter.line(results.summary);
  return results.total.failed === 0;
}

main().then(
  passed => process.exit(passed ? 0 : 1),
  error => {
    process.stderr.write(`${describeFailure(error)}\n`);
    // The last line always is the count; nothing was tested.
    reporter.line(String(new Tally(0, 1)));
    process.exit(1);
  },
);
