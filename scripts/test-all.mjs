#!/usr/bin/env node
import { join } from 'node:path';
import { prepareLab, whyUnfit } from './lab/command.mjs';
import { testLab } from './lab/test.mjs';
import { describeFailure } from './lib/failure.mjs';
import { ARTIFACTS_DIR } from './lib/paths.mjs';
import { Reporter } from './lib/reporter.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';
import { Tally } from './lib/tally.mjs';
import { STAGES } from './stages/index.mjs';
import { runStages } from './stages/run-stages.mjs';

const reporter = new Reporter();

/** The lab's tests; where no lab can run they count as one that was skipped. */
async function labTests() {
  try {
    const logDir = join(ARTIFACTS_DIR, 'logs');
    const reason = whyUnfit(await prepareLab({ reporter, logDir }));
    if (!reason) return await testLab({ reporter });
    reporter.line(`Tests of the lab: skipped. ${reason}`);
    return new Tally(0, 0, 1);
  } catch (error) {
    reporter.line(describeFailure(error));
    return new Tally(0, 1);
  }
}

stopChildrenOnExit(() => reporter.line('\nStopping …'));
const simulated = await runStages(STAGES, { reporter });
const total = simulated.plus(await labTests());
reporter.line(String(total));
process.exit(total.failed === 0 ? 0 : 1);
