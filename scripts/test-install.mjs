#!/usr/bin/env node
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describeFailure, Failure } from './lib/failure.mjs';
import { helpText, parseFlags } from './lib/flags.mjs';
import { ARTIFACTS_DIR } from './lib/paths.mjs';
import { prepare } from './lib/portal.mjs';
import { stopAll } from './lib/processes.mjs';
import { Reporter } from './lib/reporter.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';
import { temporaryFolder } from './lib/temporary-folder.mjs';
import { chooseRelease } from './install-test/releases.mjs';

const FLAGS = {
  backstage: {
    type: 'string',
    value: 'VERSION',
    help: 'release of Backstage, such as 1.53.0, or newest (1.55.0)',
  },
  frontend: {
    type: 'string',
    value: 'new|legacy',
    help: 'frontend system of the new Backstage (new)',
  },
  packed: {
    type: 'boolean',
    help: 'take the packages that an earlier run has packed',
  },
  keep: { type: 'boolean', help: 'keep the folder of the new Backstage' },
  help: { type: 'boolean', help: 'show this help' },
};

const reporter = new Reporter();

async function main() {
  const flags = parseFlags(FLAGS, process.argv.slice(2));
  if (flags.help) {
    reporter.line(helpText('npm run test:install -- [flags]', FLAGS));
    return true;
  }
  const frontend = frontendOf(flags);
  const release = chooseRelease(flags.backstage);
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  const folder = temporaryFolder('dapr-vcluster-install-');
  const logDir = join(ARTIFACTS_DIR, 'logs', 'install', frontend);
  const screenshots = join(ARTIFACTS_DIR, 'install', frontend);
  rmSync(screenshots, { recursive: true, force: true });
  mkdirSync(screenshots, { recursive: true });
  try {
    const toolchain = await prepare({ reporter, logDir });
    // It needs packages, which a fresh clone has only now.
    const { testInstallation } = await import(
      './install-test/installation.mjs'
    );
    await testInstallation({
      ...{ reporter, toolchain, folder: folder.path, logDir, screenshots },
      ...{ frontend, release, packed: flags.packed },
    });
    return true;
  } catch (error) {
    // Removing a whole Backstage takes minutes on a busy machine.
    reporter.line(describeFailure(error));
    return false;
  } finally {
    await stopAll();
    if (flags.keep) {
      folder.keep();
      reporter.line(`The new Backstage is in ${join(folder.path, 'portal')}`);
    } else {
      folder.remove();
    }
  }
}

function frontendOf({ frontend = 'new' }) {
  if (frontend !== 'new' && frontend !== 'legacy') {
    throw new Failure(
      `--frontend is "${frontend}"; it has to be new or legacy.`,
    );
  }
  return frontend;
}

main().then(
  passed => process.exit(passed ? 0 : 1),
  async error => {
    await stopAll();
    reporter.line(describeFailure(error));
    process.exit(1);
  },
);
