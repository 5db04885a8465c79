import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * All workspaces of the repository.
 *
 * @returns {{dir: string, manifest: any}[]} sorted by folder
 */
export function listWorkspaces(root) {
  return ['packages', 'plugins'].flatMap(group =>
    readdirSync(join(root, group))
      .sort()
      .map(name => join(root, group, name))
      .filter(dir => existsSync(join(dir, 'package.json')))
      .map(dir => ({
        dir,
        manifest: JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')),
      })),
  );
}

/** Folders of one workspace and of all workspaces it needs to run. */
export function workspaceClosure(root, name) {
  const byName = new Map(
    listWorkspaces(root).map(ws => [ws.manifest.name, ws]),
  );
  const seen = new Set();
  const visit = next => {
    if (!byName.has(next) || seen.has(next)) {
      return;
    }
    seen.add(next);
    Object.keys(byName.get(next).manifest.dependencies ?? {}).forEach(visit);
  };
  visit(name);
  return [...seen].sort().map(found => byName.get(found).dir);
}
