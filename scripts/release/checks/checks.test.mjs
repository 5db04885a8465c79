import assert from 'node:assert/strict';
import { test } from 'node:test';
import { releaseManifest } from '../manifest.mjs';
import { checkFiles } from './files.mjs';
import { checkImports, importedPackages } from './imports.mjs';
import { checkManifest } from './manifest.mjs';
import { checkTexts } from './texts.mjs';

const REPOSITORY = 'https://example.com/r';
const FILES = [
  'CHANGELOG.md',
  'LICENSE',
  'NOTICE',
  'README.md',
  'catalog-info.yaml',
  'dist/index.cjs.js',
  'dist/index.d.ts',
  'package.json',
];
const MANIFEST = {
  ...releaseManifest(
    {
      name: 'a',
      version: '1.0.0',
      description: 'A',
      license: 'Apache-2.0',
      keywords: ['backstage'],
      backstage: { role: 'backend-plugin' },
      dependencies: { express: '^4.0.0' },
      files: ['dist'],
    },
    { folder: 'plugins/a', repository: REPOSITORY },
  ),
  main: 'dist/index.cjs.js',
  types: 'dist/index.d.ts',
};
const reader =
  (texts = {}) =>
  path =>
    texts[path] ?? '';

test('a package with all that it needs has no problem', () => {
  const packed = { manifest: MANIFEST, files: FILES, read: reader() };
  assert.deepEqual(
    [
      ...checkFiles(packed),
      ...checkManifest(packed, { repository: REPOSITORY }),
      ...checkImports(packed),
      ...checkTexts(packed),
    ],
    [],
  );
});

for (const path of [
  'src/index.ts',
  'dist/a.test.js',
  'dist/__testUtils__/a.js',
  'tools/a.cjs',
  'dist/testdata/a.json',
  'tsconfig.json',
]) {
  test(`${path} does not belong into a package`, () => {
    assert.deepEqual(checkFiles({ files: [...FILES, path] }), [
      `${path} does not belong into the package; leave it out with "files" of package.json`,
    ]);
  });
}

test('missing files are named', () => {
  assert.deepEqual(
    checkFiles({ files: FILES.filter(name => name !== 'LICENSE') }),
    ['LICENSE is missing; it is copied from the root'],
  );
});

test('fields of the manifest that are wrong are named with what they have to be', () => {
  const manifest = {
    ...MANIFEST,
    main: 'src/index.ts',
    engines: { node: '>=18' },
    keywords: [],
    dependencies: { b: 'workspace:^' },
    exports: { '.': { import: './dist/none.js' }, backstage: '@backstage/X' },
  };
  assert.deepEqual(
    checkManifest({ manifest, files: FILES }, { repository: REPOSITORY }),
    [
      'package.json: engines.node is ">=18"; it has to be ">=22.12"',
      'package.json: keywords are missing',
      'package.json names src/index.ts, which is not in the package',
      'package.json names ./dist/none.js, which is not in the package',
      'package.json: b is "workspace:^"',
    ],
  );
});

test('imports of packages that are not declared are named once', () => {
  const read = reader({
    'dist/index.cjs.js':
      "require('express'); require('node:fs'); require('./a'); require('lodash/get');",
    'dist/index.d.ts':
      "import { X } from '@scope/b/c'; import type { E } from 'express';",
  });
  assert.deepEqual(checkImports({ manifest: MANIFEST, files: FILES, read }), [
    'dist/index.cjs.js imports lodash, which package.json lacks; add it to dependencies',
    'dist/index.d.ts imports @scope/b, which package.json lacks; add it to dependencies',
  ]);
});

test('imports are found in every form', () => {
  assert.deepEqual(
    importedPackages(
      "export * from 'a'; const x = import('b/c'); type T = import('@d/e').F; require('fs/promises');",
    ),
    ['a', 'b', '@d/e'],
  );
});

test('relative links, sources in maps and long declarations are named', () => {
  const read = reader({
    'README.md': '[a](../b.md)',
    'dist/index.cjs.js.map': '{"sourcesContent":["x"]}',
    'dist/index.d.ts': 'x'.repeat(120_001),
  });
  assert.deepEqual(
    checkTexts({ files: [...FILES, 'dist/index.cjs.js.map'], read }),
    [
      'README.md has the relative link ../b.md; write an absolute one',
      'dist/index.cjs.js.map contains sources',
      'dist/index.d.ts has 120001 characters; more than 120000 slow editors down',
    ],
  );
});
