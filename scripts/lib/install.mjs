import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { contentHash } from './hash.mjs';
import { ROOT, YARN } from './paths.mjs';
import { runResuming } from './transient.mjs';
import { listWorkspaces } from './workspaces.mjs';

const stampOf = root => join(root, 'node_modules', '.portal-install');

// Not in node_modules, which Yarn may clear before it fills it.
const markOf = root => join(root, '.state', 'install-running');

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
 * State of the installation in `root`.
 *
 * @returns {'current' | 'interrupted' | 'outdated' | 'absent'}
 */
export function installState(root, key) {
  if (existsSync(markOf(root))) {
    return 'interrupted';
  }
  if (!existsSync(join(root, 'node_modules'))) {
    return 'absent';
  }
  const stamp = stampOf(root);
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === key;
  return isCurrent ? 'current' : 'outdated';
}

/** Notes that an installation begins; the note outlives a kill of this process. */
export function beginInstall(root) {
  mkdirSync(dirname(markOf(root)), { recursive: true });
  writeFileSync(markOf(root), '');
}

/** Notes that the installation with this key is complete. */
export function finishInstall(root, key) {
  writeFileSync(stampOf(root), key);
  rmSync(markOf(root));
}

/** The step Yarn is in, from a line such as `➤ YN0000: ┌ Fetch step`; undefined for other lines. */
export function yarnStep(line) {
  return /┌ (\w+) step/.exec(line)?.[1].toLowerCase();
}

// Yarn's own temporary files, which it leaves when it is killed.
const temporaryOf = root => join(root, '.state', 'install-tmp');

/** An empty folder for temporary files that is removed however this process ends. */
function emptyTemporary(root) {
  const folder = temporaryOf(root);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  return {
    folder,
    remove: () => {
      process.off('exit', remove);
      remove();
    },
  };
}

/**
 * Installs the packages unless that is already done. A transient failure of Yarn is resumed, at most twice.
 *
 * @param {{toolchain: object, log: string, onProgress: (text: string) => void, report: (line: string) => void,
 *   root?: string, yarn?: string}} options `report` takes a line for each time it is resumed
 * @returns {Promise<string>} what was done, in words
 */
export async function install({
  toolchain,
  log,
  onProgress,
  report,
  root = ROOT,
  yarn = YARN,
}) {
  const key = installKey(root, toolchain.version);
  const state = installState(root, key);
  if (state === 'current') {
    return 'already installed';
  }
  beginInstall(root);
  const temporary = emptyTemporary(root);
  try {
    await runResuming({
      sentence: 'The packages could not be installed',
      name: 'yarn',
      node: toolchain.node,
      args: [yarn, 'install', '--immutable'],
      cwd: root,
      env: {
        ...toolchain.env,
        YARN_ENABLE_PROGRESS_BARS: '0',
        TMPDIR: temporary.folder,
      },
      log,
      onLine: line => {
        const step = yarnStep(line);
        if (step) {
          onProgress(`${step} step`);
        }
      },
      report,
    });
  } finally {
    temporary.remove();
  }
  finishInstall(root, key);
  return state === 'interrupted'
    ? 'resumed an interrupted install'
    : 'installed';
}
