import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Roles of packages that run in Node. */
const NODE_ROLES = /^(?:backend-|node-|common-)/;

/**
 * What keeps a package from being loaded in Node, with the other packed packages beside it: each entry point that is
 * JavaScript, and each program.
 *
 * @param {{manifest: any, unpacked: string}} packed
 * @param {{node: string}} toolchain
 * @returns {string[]}
 */
export function checkLoads({ manifest, unpacked }, { node }) {
  const role = manifest.backstage?.role ?? '';
  if (!NODE_ROLES.test(role)) {
    return [];
  }
  const entries = Object.keys(manifest.exports ?? { '.': '' })
    .filter(entry => entry !== './package.json')
    .map(entry => join(manifest.name, entry));
  return entries.flatMap(entry => {
    const { status, stderr } = spawnSync(
      node,
      ['-e', `require(${JSON.stringify(entry)})`],
      { cwd: unpacked, encoding: 'utf8', timeout: 60_000 },
    );
    const [line = 'it does not end'] = stderr
      .split('\n')
      .filter(text => /Error/.test(text));
    return status === 0 ? [] : [`${entry} cannot be loaded: ${line}`];
  });
}
