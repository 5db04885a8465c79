import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ROOT } from '../lib/paths.mjs';
import { firstChangelog } from './changelog.mjs';
import { publishedPackages } from './packages.mjs';

const repository = 'https://example.com/r';

test('a first version has one entry', () => {
  const text = firstChangelog(ROOT, {
    name: 'a',
    version: '0.1.0',
    repository,
  });
  assert.match(text, /^# a\n\n## 0\.1\.0\n\nFirst version\./);
  assert.equal(text.match(/^## /gm).length, 1);
});

test('a version that nobody has described cannot be released', () => {
  assert.throws(
    () => firstChangelog(ROOT, { name: 'a', version: '9.9.9', repository }),
    /releases\/9\.9\.9\.md is missing/,
  );
});

test('all packages have the version that is described', () => {
  for (const { manifest } of publishedPackages(ROOT)) {
    firstChangelog(ROOT, { ...manifest, repository });
  }
});
