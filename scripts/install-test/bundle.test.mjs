import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backstageCopies } from './bundle.mjs';

const stats = (...identifiers) =>
  JSON.stringify({ modules: identifiers.map(identifier => ({ identifier })) });

test('copies of a package are told by where they were taken from', () => {
  const copies = backstageCopies(
    stats(
      'javascript/auto|/p/node_modules/@backstage/ui/dist/a.js',
      '/p/node_modules/@backstage/ui/dist/b.js',
      '/p/node_modules/x/node_modules/@backstage/ui/dist/b.js',
      '/p/node_modules/loader.js!/p/node_modules/@backstage/theme/a.js',
      '/p/node_modules/@material-ui/core/a.js',
    ),
  );
  assert.deepEqual(
    [...copies].map(([name, folders]) => [name, folders.size]),
    [
      ['@backstage/ui', 2],
      ['@backstage/theme', 1],
    ],
  );
});
