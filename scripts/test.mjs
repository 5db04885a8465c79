#!/usr/bin/env node
import { describeFailure } from './lib/failure.mjs';
import { helpText, parseFlags } from './lib/flags.mjs';
import { Reporter } from './lib/reporter.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';
import { Tally } from './lib/tally.mjs';
import { runStages } from './stages/run-stages.mjs';
import { selectStages, STAGE_FLAGS } from './stages/select.mjs';

const reporter = new Reporter();

async function main() {
  const flags = parseFlags(STAGE_FLAGS, process.argv.slice(2));
  if (flags.help) {
    reporter.line(helpText('npm test -- [flags]', STAGE_FLAGS));
    return true;
  }
  const stages = selectStages(flags);
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  const total = await runStages(stages, { reporter });
  reporter.line(String(total));
  return total.failed === 0;
}

main().then(
  passed => process.exit(passed ? 0 : 1),
  error => {
    process.stderr.write(`${describeFailure(error)}\n`);
    // Whoever reads only the last line learns that nothing was tested.
    reporter.line(String(new Tally(0, 1)));
    process.exit(1);
  },
);
