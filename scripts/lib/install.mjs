import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash } from './hash.mjs';
import { ROOT, YARN } from './paths.mjs';
import { run } from './run.mjs';
import { listWorkspaces } from './workspaces.mjs';

const STAMP = '.portal-install.json';

/** What an installation depends on; two equal keys mean the same node_modules. */
export function installKey(root, nodeVersion) {
  const manifests = listWorkspaces(root).map(({ dir }) =>
    join(dir, 'package.json'),
  );
  const files = ['package.json', 'yarn.lock', '.yarnrc.yml'];
  return contentHash(
    root,
    [...files.map(file => join(root, file)), ...manifests],
    [nodeVersion.split('.')[0], process.platform, process.arch],
  );
}

/**
 * State of the installation in `root`, from the stamp inside node_modules.
 *
 * @returns {'current' | 'interrupted' | 'outdated' | 'absent'}
 */
export function installState(root, key) {
  const file = join(root, 'node_modules', STAMP);
  if (!existsSync(file)) {
    return existsSync(join(root, 'node_modules')) ? 'outdated' : 'absent';
  }
  try {
    const stamp = JSON.parse(readFileSync(file, 'utf8'));
    if (stamp.state !== 'done') {
      return 'interrupted';
    }
    return stamp.key === key ? 'current' : 'outdated';
  } catch {
    // Cut off in the middle of writing.
    return 'interrupted';
  }
}

/** Records how far the installation got; survives a kill of this process. */
export function stampInstall(root, state, key) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(
    join(root, 'node_modules', STAMP),
    JSON.stringify({ state, key }),
  );
}

/** The step Yarn is in, from a line such as `➤ YN0000: ┌ Fetch step`; undefined for other lines. */
export function yarnStep(line) {
  return /┌ (\w+) step/.exec(line)?.[1].toLowerCase();
}

/**
 * Installs the packages unless that is already done.
 *
 * @returns {Promise<string>} what was done, in words
 */
export async function install({ toolchain, log, onProgress }) {
  const key = installKey(ROOT, toolchain.version);
  const state = installState(ROOT, key);
  if (state === 'current') {
    return 'already installed';
  }
  stampInstall(ROOT, 'running', key);
  await run({
    sentence: 'The packages could not be installed',
    name: 'yarn',
    command: toolchain.node,
    args: [YARN, 'install', '--immutable'],
    cwd: ROOT,
    env: { ...toolchain.env, YARN_ENABLE_PROGRESS_BARS: '0' },
    log,
    onLine: line => {
      const step = yarnStep(line);
      if (step) {
        onProgress(`${step} step`);
      }
    },
  });
  stampInstall(ROOT, 'done', key);
  return state === 'interrupted'
    ? 'resumed an interrupted install'
    : 'installed';
}
