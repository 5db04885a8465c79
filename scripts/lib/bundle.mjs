import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { contentHash } from './hash.mjs';
import { BACKSTAGE_CLI, ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { workspaceClosure } from './workspaces.mjs';

const APP = join(ROOT, 'packages', 'app');
const INDEX = join(APP, 'dist', 'index.html');
const STAMP = join(ROOT, 'node_modules', '.cache', 'portal', 'bundle');

/** Hash of everything the bundle is made of. */
function bundleKey(nodeVersion) {
  const sources = workspaceClosure(ROOT, 'app').flatMap(dir =>
    ['src', 'public', 'config.d.ts', 'package.json'].map(name =>
      join(dir, name),
    ),
  );
  return contentHash(
    ROOT,
    [...sources, join(ROOT, 'yarn.lock'), join(ROOT, 'app-config.yaml')],
    [nodeVersion],
  );
}

/**
 * Builds the web app unless the last build was made of the same sources.
 *
 * @returns {Promise<string>} what was done, in words
 */
export async function buildBundle({ toolchain, log }) {
  const key = bundleKey(toolchain.version);
  const current = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === key;
  if (current && existsSync(INDEX)) {
    return 'unchanged';
  }
  rmSync(STAMP, { force: true });
  await run({
    sentence: 'The web app could not be built',
    name: 'build',
    node: toolchain.node,
    args: [BACKSTAGE_CLI, 'package', 'build'],
    cwd: APP,
    env: toolchain.env,
    log,
  });
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, key);
  return 'built';
}
