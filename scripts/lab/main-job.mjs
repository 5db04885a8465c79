// Runs inside the lab's network namespace; scripts/lab/check.mjs starts it there.
import { runMainJob } from '../check/main-job.mjs';
import { describeFailure } from '../lib/failure.mjs';
import { Reporter } from '../lib/reporter.mjs';
import { labSteps } from './steps/index.mjs';

const { LAB, LAB_CHECK_URL, LAB_CHECK_STATE } = process.env;
const lab = JSON.parse(LAB);
const reporter = new Reporter();

runMainJob({
  reporter,
  url: LAB_CHECK_URL,
  stateDir: LAB_CHECK_STATE,
  toolchain: { node: process.execPath },
  recorded: false,
  password: lab.redis.password,
  furtherSteps: labSteps(lab),
}).then(
  count => reporter.line(`main job on the lab: ${count} steps passed`),
  error => {
    reporter.line(describeFailure(error));
    process.exitCode = 1;
  },
);
