import { relative } from 'node:path';
import { listWorkspaces } from '../lib/workspaces.mjs';

/**
 * The packages that are published, each after those that it depends on.
 *
 * @returns {{dir: string, folder: string, manifest: any}[]} `folder` is relative to the root
 */
export function publishedPackages(root) {
  const found = listWorkspaces(root)
    .filter(({ manifest }) => !manifest.private)
    .map(each => ({ ...each, folder: relative(root, each.dir) }));
  const byName = new Map(found.map(each => [each.manifest.name, each]));
  const ordered = new Set();
  const visit = each => {
    if (!each || ordered.has(each)) {
      return;
    }
    const { dependencies = {}, peerDependencies = {} } = each.manifest;
    [...Object.keys(dependencies), ...Object.keys(peerDependencies)].forEach(
      name => visit(byName.get(name)),
    );
    ordered.add(each);
  };
  found.forEach(visit);
  return [...ordered];
}
