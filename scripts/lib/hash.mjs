import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

function* filesIn(path) {
  if (!existsSync(path)) {
    return;
  }
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(path).sort()) {
    if (entry !== 'node_modules') {
      yield* filesIn(join(path, entry));
    }
  }
}

/**
 * Hash over names and contents of files; folders are walked, missing paths count as empty.
 *
 * @param {string} root names are taken relative to this folder
 * @param {string[]} paths
 * @param {string[]} [extra] other things the result depends on
 */
export function contentHash(root, paths, extra = []) {
  const hash = createHash('sha256');
  for (const text of extra) {
    hash.update(`${text}\0`);
  }
  for (const path of paths) {
    for (const file of filesIn(path)) {
      hash.update(`${relative(root, file)}\0`);
      hash.update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}
