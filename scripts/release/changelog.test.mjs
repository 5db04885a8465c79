import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../lib/paths.mjs';
import { changesetsBeforeFirst, firstChangelog } from './changelog.mjs';
import { checkChangelog } from './checks/changelog.mjs';
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

test('a changelog has one entry of the version, and begins with it', () => {
  const check = text =>
    checkChangelog({ manifest: { version: '0.1.0' }, read: () => text });
  assert.deepEqual(check('# a\n\n## 0.1.0\n\nFirst.\n'), []);
  assert.match(check('# a\n')[0], /begins with no version; .*"## 0\.1\.0"/);
  assert.match(check('# a\n\n## 0.2.0\n')[0], /begins with 0\.2\.0/);
  assert.match(
    check('# a\n\n## 0.1.0\n\n## 0.1.0\n')[0],
    /several entries of 0\.1\.0/,
  );
});

test('changesets are in no changelog until a package has one', t => {
  const root = mkdtempSync(join(tmpdir(), 'dapr-vcluster-changesets-'));
  t.after(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, '.changeset'));
  mkdirSync(join(root, 'a'));
  for (const file of ['README.md', 'config.json', 'new-thing.md']) {
    writeFileSync(join(root, '.changeset', file), '');
  }
  const packages = [{ folder: 'a', manifest: { version: '0.1.0' } }];
  assert.deepEqual(changesetsBeforeFirst(root, packages), [
    '.changeset/new-thing.md',
  ]);
  writeFileSync(join(root, 'a/CHANGELOG.md'), '');
  assert.deepEqual(changesetsBeforeFirst(root, packages), []);
});
