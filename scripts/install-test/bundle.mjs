import { readFileSync, rmSync } from 'node:fs';

/** A folder of a package of Backstage, in the absolute paths that a bundler identifies modules by. */
const PACKAGE =
  /"(?:[^"|!]*[|!])?(\/[^"|!\s]*?node_modules\/(@backstage\/[\w-]+))\//g;

/**
 * The packages of Backstage in a bundle, and where each was taken from.
 *
 * @param {string} stats statistics of the bundler, as JSON
 * @returns {Map<string, Set<string>>} folders by name
 */
export function backstageCopies(stats) {
  const copies = new Map();
  for (const [, folder, name] of stats.matchAll(PACKAGE)) {
    copies.set(name, (copies.get(name) ?? new Set()).add(folder));
  }
  return copies;
}

/**
 * Reads the statistics of a bundle, which are large, and removes them.
 *
 * @returns {{packages: number, duplicates: string[]}}
 */
export function readCopies(path) {
  const copies = backstageCopies(readFileSync(path, 'latin1'));
  rmSync(path);
  return {
    packages: copies.size,
    duplicates: [...copies]
      .filter(([, folders]) => folders.size > 1)
      .map(([name, folders]) => `${name}: ${[...folders].join(', ')}`),
  };
}
