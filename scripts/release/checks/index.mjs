import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkChangelog } from './changelog.mjs';
import { checkFiles } from './files.mjs';
import { checkImports } from './imports.mjs';
import { checkLoads } from './loads.mjs';
import { checkManifest } from './manifest.mjs';
import { checkTexts } from './texts.mjs';
import { checkWorker } from './worker.mjs';

/**
 * What is wrong with a packed package.
 *
 * @param {{unpacked: string}} packed
 * @param {{settings: {repository: string}, toolchain: {node: string}}} options
 * @returns {string[]} a sentence each; empty when it can be published
 */
export function checkPackage({ unpacked }, { settings, toolchain }) {
  const files = listFiles(unpacked);
  const read = path => readFileSync(join(unpacked, path), 'utf8');
  const manifest = JSON.parse(read('package.json'));
  const packed = { unpacked, files, read, manifest };
  return [
    ...checkFiles(packed),
    ...checkManifest(packed, settings),
    ...(files.includes('CHANGELOG.md') ? checkChangelog(packed) : []),
    ...checkImports(packed),
    ...checkTexts(packed),
    ...checkLoads(packed, toolchain),
    ...checkWorker(packed, toolchain),
  ];
}

function listFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort();
}
