import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { YARN } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { withScope } from './scope.mjs';

/** Files with names of packages in them. */
const TEXT = /\.(?:js|cjs|mjs|ts|json|md|yaml)$/;

/**
 * Packs the built packages with Yarn, which writes versions in place of `workspace:`, and unpacks them again to be
 * checked.
 *
 * @param {{target: string, output: string, packages: {folder: string, manifest: object}[], settings: {scope: string},
 *   toolchain: object, logDir: string}} options
 * @returns {Promise<{name: string, folder: string, tarball: string, unpacked: string}[]>}
 */
export async function pack({
  target,
  output,
  packages,
  settings,
  toolchain,
  logDir,
}) {
  const names = packages.map(({ manifest }) => manifest.name);
  const places = placesOf({ packages, output, settings });
  mkdirSync(join(output, 'yarn'), { recursive: true });
  for (const { unscoped: name, folder, tarball, unpacked } of places) {
    const first = join(output, 'yarn', `${name}.tgz`);
    await run({
      name: `pack ${name}`,
      node: toolchain.node,
      env: toolchain.env,
      args: [YARN, 'pack', '--out', first],
      cwd: join(target, folder),
      log: join(logDir, `${name}.pack.log`),
      sentence: `${name} cannot be packed`,
    });
    mkdirSync(unpacked, { recursive: true });
    tar(['-xzf', first, '-C', unpacked, '--strip-components=1']);
    if (tarball !== first) {
      repack(unpacked, tarball, { names, scope: settings.scope });
    }
  }
  return places;
}

/**
 * Where packages are packed: those with a scope are packed again, with the names that they have then.
 *
 * @returns {{name: string, unscoped: string, folder: string, tarball: string, unpacked: string}[]}
 */
export function placesOf({ packages, output, settings: { scope } }) {
  const names = packages.map(({ manifest }) => manifest.name);
  return packages.map(({ folder, manifest: { name: unscoped } }) => {
    const name = withScope(unscoped, { names, scope });
    return {
      ...{ name, unscoped, folder },
      tarball: join(output, scope === '' ? 'yarn' : '', `${unscoped}.tgz`),
      unpacked: join(output, 'node_modules', name),
    };
  });
}

function repack(unpacked, tarball, scope) {
  for (const entry of readdirSync(unpacked, {
    recursive: true,
    withFileTypes: true,
  })) {
    if (entry.isFile() && TEXT.test(entry.name)) {
      const path = join(entry.parentPath, entry.name);
      writeFileSync(path, withScope(readFileSync(path, 'utf8'), scope));
    }
  }
  tar([
    ...['-czf', tarball, '--sort=name', '--owner=0', '--group=0'],
    ...['--transform', 's,^\\.,package,', '-C', unpacked, '.'],
  ]);
}

function tar(args) {
  execFileSync('tar', args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
