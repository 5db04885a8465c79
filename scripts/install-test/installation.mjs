import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { prepareBrowser } from '../lib/browser.mjs';
import { Failure } from '../lib/failure.mjs';
import { ARTIFACTS_DIR, ROOT } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { startSandbox } from '../lib/services.mjs';
import { packAll, packedIn } from '../release/pack-all.mjs';
import { readCopies } from './bundle.mjs';
import { checkDeclarations } from './declarations.mjs';
import { drive } from './drive.mjs';
import { followReadmes } from './follow-readmes.mjs';
import {
  assertInstalled,
  backstageVersions,
  forgetPackages,
  lowestVersions,
} from './own-packages.mjs';
import { configureForSandbox, startInstalled } from './portal.mjs';
import { startRegistry } from './registry.mjs';
import { createStockApp } from './stock-app.mjs';

/** Young packages contradict each other; ours are the youngest. */
const AGE_GATE = '45d';

/** Young packages that ours depend on, which agree with all others. */
const YOUNG = ['@kubernetes/client-node'];

/**
 * Packs the packages, installs them into a new Backstage as the READMEs say, and uses them in a browser.
 *
 * @param {{reporter: import('../lib/reporter.mjs').Reporter, toolchain: object, folder: string, logDir: string,
 *   screenshots: string, frontend: 'new' | 'legacy', release: ReturnType<typeof import('./releases.mjs').chooseRelease>,
 *   packed?: boolean}} options `folder` is an empty one for the new Backstage and what it needs; `packed`: take what an
 *   earlier run has packed
 * @throws Failure of the first step that fails
 */
export async function testInstallation({
  reporter,
  toolchain,
  folder,
  logDir,
  screenshots,
  frontend,
  release,
  packed: isPacked,
}) {
  const browser = await prepareBrowser({ log: join(logDir, 'browser.log') });
  if (!browser.path) {
    throw new Failure(`The portal cannot be driven: ${browser.reason}`);
  }
  const upstream = registryOfNpm();
  const output = join(ARTIFACTS_DIR, 'release');
  const packed = isPacked
    ? packedIn(output)
    : await reporter.step('Packages of this repository', () =>
        packAll({ toolchain, logDir, output }),
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
      resolutions: release.oldest ? lowestVersions(packed) : {},
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
  reporter.line(
    `Packages of Backstage: ${backstageVersions(app.root, packed).join(', ')}`,
  );
  const sandbox = { toolchain, logDir, stateDir: folder };
  await reporter.step('Sandbox', () => startSandbox(sandbox));
  const portal = await configureForSandbox({ root: app.root, folder });
  await reporter.step('Doctor', () => askDoctor({ app, folder, logDir }));
  await reporter.step('Type check', () => app.yarn(['tsc'], 'tsc'));
  const files = await reporter.step('Declarations', () =>
    checkDeclarations({
      ...{
        root: app.root,
        names,
        log: join(logDir, 'portal-declarations.log'),
      },
      tsc: project => app.yarn(['tsc', '-p', project], 'portal-declarations'),
    }),
  );
  reporter.line(`${files} files of declarations fit this Backstage`);
  await reporter.step('App', () =>
    app.yarn(['workspace', 'app', 'build', ...portal.configFlags], 'app-build'),
  );
  const copies = readCopies(join(app.root, 'packages/app/dist/static'));
  // The latest packages of Backstage, and the lowest that ours allow, are not always all of one release.
  const isMixed = release.newest || release.oldest;
  const twice = isMixed
    ? copies.duplicates
    : [...copies.duplicates, ...copies.theirs];
  if (twice.length > 0) {
    throw new Failure(
      `${twice.length} packages of Backstage are in the bundle twice`,
      twice,
    );
  }
  copies.theirs.forEach(line =>
    reporter.line(`Twice, by a package of Backstage: ${line}`),
  );
  reporter.line(
    `${copies.packages} packages of Backstage in the bundle, each once${
      copies.theirs.length > 0 ? ' but these' : ''
    }`,
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

/** The command of the README, from the package that was installed: the sandbox lacks nothing. */
function askDoctor({ app, folder, logDir }) {
  return run({
    sentence: 'The doctor is not content with the simulated host',
    name: 'doctor',
    command: 'npx',
    args: [
      ...['--no-install', 'backstage-plugin-dapr-vcluster-backend', 'doctor'],
      ...['--kubeconfig', join(folder, 'sandbox', 'kubeconfig.yaml')],
      ...['--context', 'sandbox'],
    ],
    cwd: app.root,
    env: app.env,
    log: join(logDir, 'doctor.log'),
  });
}

function registryOfNpm() {
  return execFileSync('npm', ['config', 'get', 'registry'], {
    encoding: 'utf8',
  }).trim();
}
