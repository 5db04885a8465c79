import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { backstageCopies, isTheirs, readCopies } from './bundle.mjs';

const UI = 'webpack://app/../../node_modules/@backstage/ui/dist/a.js';
const NESTED =
  'webpack://app/../../node_modules/x/node_modules/@backstage/ui/dist/b.js';

test('copies of a package are told by where they were taken from', () => {
  const copies = backstageCopies([
    UI,
    UI.replace('a.js', 'b.js'),
    NESTED,
    'webpack://app/../../node_modules/@backstage/ui/node_modules/@backstage/theme/a.js',
    'webpack://app/../../node_modules/@material-ui/core/a.js',
    'webpack://app/./src/@backstage/core/a.js',
  ]);
  assert.deepEqual(
    [...copies].map(([name, folders]) => [name, folders.size]),
    [
      ['@backstage/ui', 2],
      ['@backstage/theme', 1],
    ],
  );
});

test('all source maps of a bundle are read', t => {
  const folder = mkdtempSync(join(tmpdir(), 'dapr-vcluster-bundle-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const map = (name, ...sources) =>
    writeFileSync(join(folder, name), JSON.stringify({ sources }));
  writeFileSync(join(folder, 'main.js'), '');
  assert.throws(() => readCopies(folder), /names a package of Backstage/);
  map('main.js.map', UI);
  assert.deepEqual(readCopies(folder), {
    packages: 1,
    duplicates: [],
    theirs: [],
  });
  map('1.chunk.js.map', NESTED);
  const { duplicates } = readCopies(folder);
  assert.equal(duplicates.length, 1);
  assert.match(duplicates[0], /^@backstage\/ui: .*node_modules\/x\//);
});

test('a copy that a package of Backstage brings for itself is told from one of another package', () => {
  const top = 'webpack://app/../../node_modules/@backstage/ui/';
  const theirs =
    'webpack://app/../../node_modules/@backstage/app/node_modules/@backstage/ui/';
  assert.equal(isTheirs([top, theirs]), true);
  assert.equal(
    isTheirs([
      top,
      'webpack://app/../../node_modules/x/node_modules/@backstage/ui/',
    ]),
    false,
  );
});
