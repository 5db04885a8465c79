import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a new Backstage that Yarn writes. */
const FILES = [
  'package.json',
  'packages/app/package.json',
  'packages/backend/package.json',
];

/**
 * Remembers the manifests of a Backstage: when Yarn fails while it writes one, it can leave it empty.
 *
 * @param {string} root
 * @returns {() => void} writes those again that are empty
 */
export function keepManifests(root) {
  const kept = FILES.map(file => join(root, file))
    .filter(path => existsSync(path))
    .map(path => ({ path, text: readFileSync(path, 'utf8') }));
  return () => {
    for (const { path, text } of kept) {
      if (readFileSync(path, 'utf8') === '') {
        writeFileSync(path, text);
      }
    }
  };
}
