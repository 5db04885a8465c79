import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../lib/failure.mjs';

/** The folder of a package of Backstage that a module was taken from, the innermost if there are several. */
const PACKAGE = /^(?:.*[/\\])?node_modules[/\\](@backstage\/[\w-]+)[/\\]/;

/**
 * The packages of Backstage among the modules of a bundle, and where each was taken from.
 *
 * @param {string[]} sources paths of modules, as source maps name them
 * @returns {Map<string, Set<string>>} folders by name
 */
export function backstageCopies(sources) {
  const copies = new Map();
  for (const source of sources) {
    const [folder, name] = PACKAGE.exec(source) ?? [];
    if (name) {
      copies.set(name, (copies.get(name) ?? new Set()).add(folder));
    }
  }
  return copies;
}

/** A copy that a package of Backstage brings for itself. */
const THEIRS = /node_modules[/\\]@backstage[/\\][\w-]+[/\\]node_modules[/\\]/;

/**
 * Whether all copies of a package but one were brought by packages of Backstage that fit no newer one: nobody but their
 * authors can change that.
 *
 * @param {Iterable<string>} folders
 */
export function isTheirs(folders) {
  return [...folders].filter(folder => !THEIRS.test(folder)).length <= 1;
}

/**
 * Reads the source maps of a bundle. The statistics of the bundler say the same, but are written for tens of minutes.
 *
 * @param {string} folder with the bundle's scripts
 * @returns {{packages: number, duplicates: string[], theirs: string[]}} `theirs` are the duplicates that
 *   packages of Backstage bring
 * @throws Failure when the maps name no package of Backstage
 */
export function readCopies(folder) {
  const sources = readdirSync(folder)
    .filter(file => file.endsWith('.js.map'))
    .flatMap(
      file => JSON.parse(readFileSync(join(folder, file), 'utf8')).sources,
    );
  const copies = backstageCopies(sources);
  if (copies.size === 0) {
    throw new Failure(
      `No source map in ${folder} names a package of Backstage.`,
    );
  }
  const several = [...copies].filter(([, folders]) => folders.size > 1);
  const describe = ([name, folders]) => `${name}: ${[...folders].join(', ')}`;
  return {
    packages: copies.size,
    duplicates: several.filter(([, all]) => !isTheirs(all)).map(describe),
    theirs: several.filter(([, all]) => isTheirs(all)).map(describe),
  };
}
