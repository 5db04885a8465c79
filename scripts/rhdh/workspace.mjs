import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.mjs';
import { withYarn } from '../lib/yarn-command.mjs';
import { PLUGINS } from './plugins.mjs';

/**
 * A root of its own for the packed packages: in this repository, the CLI would take the sources of the workspaces.
 *
 * @param {{packed: {name: string, folder: string, unpacked: string}[], output: string, toolchain: object}} options
 * @returns {{root: string, env: NodeJS.ProcessEnv}}
 */
export function stageForExport({ packed, output, toolchain }) {
  const root = join(output, 'workspace');
  mkdirSync(root, { recursive: true });
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ name: 'rhdh', private: true, workspaces: [] }),
  );
  for (const file of ['backstage.json', 'tsconfig.json', 'yarn.lock']) {
    cpSync(join(ROOT, file), join(root, file));
  }
  for (const { name, folder, unpacked } of packed) {
    const copy = join(root, 'node_modules', name);
    cpSync(unpacked, copy, { recursive: true });
    if (PLUGINS.some(plugin => plugin.name === name)) {
      writeFileSync(
        join(copy, 'package.json'),
        JSON.stringify(beforePacking(unpacked, folder), null, 2),
      );
    }
  }
  return { root, env: withYarn(toolchain.env, output) };
}

/** The CLI packs what it exports itself: it derives the entry points of a package from those of its sources. */
function beforePacking(unpacked, folder) {
  const read = path => JSON.parse(readFileSync(path, 'utf8'));
  const { exports } = read(join(ROOT, folder, 'package.json'));
  return { ...read(join(unpacked, 'package.json')), exports };
}
