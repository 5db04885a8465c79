#!/usr/bin/env node
import { join } from 'node:path';
import { prepareLab, whyUnfit } from './lab/command.mjs';
import { testLab } from './lab/test.mjs';
import { describeFailure } from './lib/failure.mjs';
import { helpText, parseFlags } from './lib/flags.mjs';
import { ARTIFACTS_DIR } from './lib/paths.mjs';
import { Reporter } from './lib/reporter.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';
import { Tally } from './lib/tally.mjs';
import { runStages } from './stages/run-stages.mjs';
import { selectStages, STAGE_FLAGS } from './stages/select.mjs';

const reporter = new Reporter();

/** The lab's tests; where no lab can run they count as one that was skipped. */
async function labTests() {
  const logDir = join(ARTIFACTS_DIR, 'logs');
  const reason = whyUnfit(await prepareLab({ reporter, logDir }));
  if (!reason) {
    return testLab({ reporter });
  }
  reporter.line(`Tests of the lab: skipped. ${reason}`);
  return new Tally(0, 0, 1);
}

async function main() {
  const flags = parseFlags(STAGE_FLAGS, process.argv.slice(2));
  if (flags.help) {
    reporter.line(helpText('npm run test:all -- [flags]', STAGE_FLAGS));
    return undefined;
  }
  const stages = selectStages(flags);
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  const total = await runStages(stages, { reporter });
  try {
    return total.plus(await labTests());
  } catch (error) {
    reporter.line(describeFailure(error));
    return total.plus(new Tally(0, 1));
  }
}

main().then(
  total => {
    if (total) {
      reporter.line(String(total));
    }
    process.exit(total?.failed ? 1 : 0);
  },
  error => {
    process.stderr.write(`${describeFailure(error)}\n`);
    reporter.line(String(new Tally(0, 1)));
    process.exit(1);
  },
);
