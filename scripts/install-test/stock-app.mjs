import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { YARN } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { runResuming } from '../lib/transient.mjs';
import { withYarn } from '../lib/yarn-command.mjs';
import { keepManifests } from './manifests.mjs';

const { minSatisfying } = createRequire(import.meta.url)('semver');

/** Folders with manifests that name packages of Backstage. */
const MANIFESTS = ['.', 'packages/app', 'packages/backend'];

/**
 * A new Backstage as its generator makes it, with all its packages.
 *
 * @param {{folder: string, logDir: string, toolchain: object, release: {backstage: string, createApp: string},
 *   frontend: 'new' | 'legacy', newest: boolean, resolutions: Record<string, string>, yarnrc: object, upstream: string}}
 *   options `newest` raises all packages of Backstage to the latest of the registry; `resolutions` are versions of
 *   packages that all others have to do with
 * @returns {Promise<{root: string, env: NodeJS.ProcessEnv, yarn: (args: string[], log: string) => Promise<void>,
 *   cache: string}>} `cache` is Yarn's folder of packages
 */
export async function createStockApp(options) {
  const { folder, logDir, toolchain, release, frontend } = options;
  const env = withYarn(toolchain.env, folder);
  const common = { node: toolchain.node, env };
  const generator = join(folder, 'generator');
  mkdirSync(generator, { recursive: true });
  await run({
    ...common,
    node: undefined,
    sentence: 'The generator of Backstage cannot be fetched',
    name: 'npm',
    command: 'npm',
    args: [
      ...['install', '--prefix', generator, '--no-audit', '--no-fund'],
      `@backstage/create-app@${release.createApp}`,
    ],
    cwd: generator,
    log: join(logDir, 'generator.log'),
  });
  const root = join(folder, 'portal');
  await run({
    ...common,
    sentence: 'The new Backstage cannot be generated',
    name: 'create-app',
    args: [
      join(
        generator,
        'node_modules/@backstage/create-app/bin/backstage-create-app',
      ),
      ...(frontend === 'legacy' ? ['--legacy'] : []),
      ...['--skip-install', '--path', root],
    ],
    cwd: folder,
    env: { ...env, BACKSTAGE_APP_NAME: 'portal' },
    log: join(logDir, 'create-app.log'),
  });
  assertRelease(root, release);
  makeInstallable(root, {
    yarnrc: options.yarnrc,
    resolutions: {
      ...(release.oldest ? await lowestOfRelease(root, options.upstream) : {}),
      ...options.resolutions,
    },
  });
  if (options.newest) {
    await raiseBackstage(root, options.upstream);
  }
  const yarn = (args, name) =>
    runResuming({
      ...common,
      report: options.report,
      beforeResume: keepManifests(root),
      sentence: `yarn ${args.join(' ')} failed`,
      name: 'yarn',
      args: [YARN, ...args],
      cwd: root,
      log: join(logDir, `${name}.log`),
    });
  await yarn(['install'], 'stock-install');
  const cache = execFileSync(
    toolchain.node,
    [YARN, 'config', 'get', 'cacheFolder'],
    { cwd: root, env, encoding: 'utf8' },
  ).trim();
  return { root, env, yarn, cache };
}

/**
 * The lowest versions of Backstage that the generated ranges let in: with later ones, the lowest that ours allow would not fit.
 *
 * @returns {Promise<Record<string, string>>} by name
 */
async function lowestOfRelease(root, upstream) {
  const ranges = MANIFESTS.flatMap(folder => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, folder, 'package.json'), 'utf8'),
    );
    return Object.entries({ ...dependencies, ...devDependencies });
  });
  const lowest = {};
  for (const [name, range] of ranges) {
    if (name.startsWith('@backstage/') && !lowest[name]) {
      const { versions } = await packument(name, upstream);
      lowest[name] = minSatisfying(Object.keys(versions), range);
    }
  }
  return lowest;
}

function assertRelease(root, { backstage, createApp }) {
  const { version } = JSON.parse(
    readFileSync(join(root, 'backstage.json'), 'utf8'),
  );
  if (version !== backstage) {
    throw new Failure(
      `create-app ${createApp} makes Backstage ${version}; compatibility.data.json says ${backstage}.`,
    );
  }
}

/** Packages that were published in the meantime contradict each other: those of some weeks ago do not. */
function makeInstallable(root, { yarnrc, resolutions }) {
  const path = join(root, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  manifest.resolutions = {
    ...manifest.resolutions,
    got: '11.8.6',
    'better-sqlite3': '^13',
    '@types/node': '^22',
    ...resolutions,
  };
  writeFileSync(path, JSON.stringify(manifest, null, 2));
  writeFileSync(
    join(root, '.yarnrc.yml'),
    JSON.stringify(
      // Without threads, which fail with EBADF: docs/decisions/0011.
      {
        nodeLinker: 'node-modules',
        taskPoolMode: 'async',
        // Yarn would write no lockfile where CI is set.
        enableImmutableInstalls: false,
        ...yarnrc,
      },
      null,
      2,
    ),
  );
}

/** The latest of every package of Backstage, as `backstage-cli versions:bump` would ask for it. */
async function raiseBackstage(root, upstream) {
  for (const folder of MANIFESTS) {
    const path = join(root, folder, 'package.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    for (const part of ['dependencies', 'devDependencies']) {
      const names = Object.keys(manifest[part] ?? {}).filter(name =>
        name.startsWith('@backstage/'),
      );
      for (const name of names) {
        manifest[part][name] = `^${await latestOf(name, upstream)}`;
      }
    }
    writeFileSync(path, JSON.stringify(manifest, null, 2));
  }
}

const latestOf = async (name, upstream) =>
  (await packument(name, upstream))['dist-tags'].latest;

async function packument(name, upstream) {
  const base = upstream.replace(/\/$/, '');
  const response = await fetch(`${base}/${name.replace('/', '%2f')}`, {
    headers: { accept: 'application/vnd.npm.install-v1+json' },
  });
  if (!response.ok) {
    throw new Failure(`The registry answers ${response.status} for ${name}.`);
  }
  return response.json();
}
