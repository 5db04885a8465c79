import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';

const { compare, minVersion } = createRequire(import.meta.url)('semver');

/**
 * Removes packages from Yarn's cache, which knows them by name and version: those of an earlier run would be installed.
 *
 * @param {string} cache folder
 * @param {string[]} names
 */
export function forgetPackages(cache, names) {
  const prefixes = names.map(name => `${name.replace('/', '-')}-npm-`);
  const files = existsSync(cache) ? readdirSync(cache) : [];
  for (const file of files) {
    if (prefixes.some(prefix => file.startsWith(prefix))) {
      rmSync(join(cache, file));
    }
  }
}

/**
 * @param {string} root of the Backstage
 * @param {{name: string, unpacked: string}[]} packed
 * @throws Failure when a package was not installed, or has other files than were packed
 */
export function assertInstalled(root, packed) {
  for (const { name, unpacked } of packed) {
    const installed = join(root, 'node_modules', name);
    const different = filesOf(unpacked).find(
      file => !sameFile(join(unpacked, file), join(installed, file)),
    );
    if (different) {
      throw new Failure(
        `${name} was not installed as it was packed: ${different} is another or missing.`,
      );
    }
  }
}

const filesOf = folder =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1));

const sameFile = (one, other) =>
  existsSync(other) && readFileSync(one).equals(readFileSync(other));

/**
 * The lowest version that each range of ours for a package of Backstage allows.
 *
 * @param {{unpacked: string}[]} packed
 * @returns {Record<string, string>} by name
 */
export function lowestVersions(packed) {
  const lowest = {};
  for (const [name, range] of packed.flatMap(rangesOf)) {
    const version = minVersion(range).version;
    if (!lowest[name] || compare(lowest[name], version) > 0) {
      lowest[name] = version;
    }
  }
  return lowest;
}

function rangesOf({ unpacked }) {
  const { dependencies, peerDependencies } = manifestIn(unpacked);
  return Object.entries({ ...dependencies, ...peerDependencies }).filter(
    ([name]) => name.startsWith('@backstage/'),
  );
}

/**
 * The versions of Backstage's packages that ours found in a Backstage.
 *
 * @param {string} root of the Backstage
 * @param {{unpacked: string}[]} packed
 * @returns {string[]} `name version`, sorted
 */
export function backstageVersions(root, packed) {
  const names = packed.flatMap(rangesOf).map(([name]) => name);
  return [...new Set(names)]
    .filter(name => existsSync(join(root, 'node_modules', name)))
    .sort()
    .map(
      name =>
        `${name.replace('@backstage/', '')} ${
          manifestIn(join(root, 'node_modules', name)).version
        }`,
    );
}

const manifestIn = folder =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
