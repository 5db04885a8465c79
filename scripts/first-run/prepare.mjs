// Runs in the copy of the repository that is tried: installs as the first command of a new checkout does.
import { join } from 'node:path';
import { describeFailure } from '../lib/failure.mjs';
import { ARTIFACTS_DIR } from '../lib/paths.mjs';
import { prepare } from '../lib/portal.mjs';
import { Reporter } from '../lib/reporter.mjs';
import { stopChildrenOnExit } from '../lib/shutdown.mjs';

const reporter = new Reporter();
stopChildrenOnExit();

prepare({ reporter, logDir: join(ARTIFACTS_DIR, 'logs') }).then(
  () => process.exit(0),
  error => {
    reporter.line(describeFailure(error));
    process.exit(1);
  },
);
