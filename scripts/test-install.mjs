#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFailure, Failure } from './lib/failure.mjs';
import { helpText, parseFlags } from './lib/flags.mjs';
import { ARTIFACTS_DIR, ROOT } from './lib/paths.mjs';
import { prepare } from './lib/portal.mjs';
import { prepareBrowser } from './lib/browser.mjs';
import { stopAll } from './lib/processes.mjs';
import { Reporter } from './lib/reporter.mjs';
import { startSandbox } from './lib/services.mjs';
import { stopChildrenOnExit } from './lib/shutdown.mjs';
import { drive } from './install-test/drive.mjs';
import { followReadmes } from './install-test/follow-readmes.mjs';
import { readCopies } from './install-test/bundle.mjs';
import {
  assertInstalled,
  forgetPackages,
} from './install-test/own-packages.mjs';
import { startRegistry } from './install-test/registry.mjs';
import { chooseRelease } from './install-test/releases.mjs';
import { configureForSandbox, startInstalled } from './install-test/portal.mjs';
import { createStockApp } from './install-test/stock-app.mjs';
import { packAll } from './release/pack-all.mjs';

const FLAGS = {
  backstage: {
    type: 'string',
    value: 'VERSION',
    help: 'release of Backstage, such as 1.52.0, or newest (1.55.0)',
  },
  frontend: {
    type: 'string',
    value: 'new|legacy',
    help: 'frontend system of the new Backstage (new)',
  },
  keep: { type: 'boolean', help: 'keep the folder of the new Backstage' },
  help: { type: 'boolean', help: 'show this help' },
};

/** Young packages contradict each other; ours are the youngest. */
const AGE_GATE = '45d';

/** Young packages that ours depend on, which agree with all others. */
const YOUNG = ['@kubernetes/client-node'];

const reporter = new Reporter();

async function main() {
  const flags = parseFlags(FLAGS, process.argv.slice(2));
  if (flags.help) {
    reporter.line(helpText('npm run test:install -- [flags]', FLAGS));
    return;
  }
  const frontend = frontendOf(flags);
  const release = chooseRelease(flags.backstage);
  stopChildrenOnExit(() => reporter.line('\nStopping …'));
  const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-install-'));
  const logDir = join(ARTIFACTS_DIR, 'logs', 'install', frontend);
  const screenshots = join(ARTIFACTS_DIR, 'install', frontend);
  rmSync(screenshots, { recursive: true, force: true });
  mkdirSync(screenshots, { recursive: true });
  try {
    await test({ folder, logDir, screenshots, frontend, release });
  } finally {
    await stopAll();
    if (flags.keep) {
      reporter.line(`The new Backstage is in ${join(folder, 'portal')}`);
    } else {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function test({ folder, logDir, screenshots, frontend, release }) {
  const toolchain = await prepare({ reporter, logDir });
  const browser = await prepareBrowser({ log: join(logDir, 'browser.log') });
  if (!browser.path) {
    throw new Failure(`The portal cannot be driven: ${browser.reason}`);
  }
  const upstream = registryOfNpm();
  const packed = await reporter.step('Packages of this repository', () =>
    packAll({ toolchain, logDir, output: join(ARTIFACTS_DIR, 'release') }),
  );
  const names = packed.map(({ name }) => name);
  const registry = await reporter.step('Registry', async () => {
    const started = await startRegistry({
      ...{ names, logDir, toolchain, upstream },
      folder: join(folder, 'registry'),
    });
    for (const { tarball } of packed) {
      await started.publish(tarball);
    }
    return started;
  });
  const title = release.newest ? 'newest' : release.backstage;
  const app = await reporter.step(`Backstage ${title}, ${frontend}`, () =>
    createStockApp({
      ...{ folder, logDir, toolchain, release, frontend, upstream },
      report: line => reporter.line(line),
      newest: release.newest,
      yarnrc: {
        ...(release.newest ? {} : { npmMinimalAgeGate: AGE_GATE }),
        npmPreapprovedPackages: [...names, ...YOUNG],
        // What is optional and native is not built; SQLite comes ready.
        enableScripts: false,
        unsafeHttpWhitelist: [registry.host],
      },
    }),
  );
  forgetPackages(app.cache, names);
  symlinkSync(ROOT, join(folder, 'backstage-dapr-vcluster'), 'dir');
  const steps = await reporter.step('READMEs', () =>
    followReadmes({
      root: app.root,
      env: { ...app.env, YARN_NPM_REGISTRY_SERVER: registry.url },
      frontend,
      logDir,
      report: line => reporter.line(line),
    }),
  );
  reporter.line(`${steps} blocks of the READMEs followed`);
  assertInstalled(app.root, packed);
  const sandbox = { toolchain, logDir, stateDir: folder };
  await reporter.step('Sandbox', () => startSandbox(sandbox));
  const portal = await configureForSandbox({ root: app.root, folder });
  await reporter.step('Type check', () => app.yarn(['tsc'], 'tsc'));
  await reporter.step('App', () =>
    app.yarn(['workspace', 'app', 'build', ...portal.configFlags], 'app-build'),
  );
  const copies = readCopies(join(app.root, 'packages/app/dist/static'));
  if (copies.duplicates.length > 0) {
    throw new Failure(
      `${copies.duplicates.length} packages of Backstage are in the bundle twice`,
      copies.duplicates,
    );
  }
  reporter.line(
    `${copies.packages} packages of Backstage in the bundle, each once`,
  );
  const backend = await reporter.step('Backend', () =>
    startInstalled({ root: app.root, env: app.env, toolchain, logDir, portal }),
  );
  const count = await drive({
    ...{ url: portal.url, screenshots, frontend },
    executablePath: browser.path,
    report: line => reporter.line(line),
  });
  reporter.line(`${count} steps in the browser passed`);
  // It is logged when all plugins have started, which is after the first of them answer.
  if (!backend.lines.some(line => line.includes('portal/open-policy'))) {
    throw new Failure(
      'The backend does not warn of the policy that allows all.',
    );
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

function registryOfNpm() {
  return execFileSync('npm', ['config', 'get', 'registry'], {
    encoding: 'utf8',
  }).trim();
}

main().then(
  () => process.exit(0),
  async error => {
    await stopAll();
    reporter.line(describeFailure(error));
    process.exit(1);
  },
);
