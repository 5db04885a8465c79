#!/usr/bin/env node
import { join } from 'node:path';
import { prepareLab, whyUnfit } from './lab/command.mjs';
import { testLab } from './lab/test.mjs';
import { describeFailure } from './lib/failure.mjs';
import { helpText, parseFlags } from './lib/flags.mjs';
import { ARTIFACTS_DIR } from './lib/paths.mjs';
import { Reporter } from './lib/reporter.mjs';
import { Results } from './lib/results.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';
import { Tally } from './lib/tally.mjs';
import { runStages } from './stages/run-stages.mjs';
import { busyLoops, selectStages, STAGE_FLAGS } from './stages/select.mjs';

const reporter = new Reporter();

/** The lab's tests; where no lab can run they count as one that was skipped. */
async function runLabTests(results) {
  try {
    const logDir = join(ARTIFACTS_DIR, 'logs');
    const reason = whyUnfit(await prepareLab({ reporter, logDir }));
    if (!reason) {
      await testLab({ reporter, results });
      return;
    }
    reporter.line(`Tests of the lab: skipped. ${reason}`);
    results.add('Lab', new Tally(0, 0, 1));
  } catch (error) {
    reporter.line(describeFailure(error));
    results.add('Lab', new Tally(0, 1));
  }
}

async function main() {
  const flags = parseFlags(STAGE_FLAGS, process.argv.slice(2));
  if (flags.help) {
    reporter.line(helpText('npm run test:all -- [flags]', STAGE_FLAGS));
    return true;
  }
  const stages = selectStages(flags);
  const busy = busyLoops(flags);
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  const results = new Results();
  await runStages(stages, { reporter, results, busy });
  await runLabTests(results);
  reporter.line(results.summary);
  return results.total.failed === 0;
}

main().then(
  passed => process.exit(passed ? 0 : 1),
  error => {
    process.stderr.write(`${describeFailure(error)}\n`);
    reporter.line(String(new Tally(0, 1)));
    process.exit(1);
  },
);
