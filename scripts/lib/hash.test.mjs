import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { contentHash } from './hash.mjs';

test('depends on names, contents and extras, not on installed modules', () => {
  const root = mkdtempSync(join(tmpdir(), 'hash-'));
  const hash = (...extra) => contentHash(root, [join(root, 'src')], extra);
  const empty = hash();
  mkdirSync(join(root, 'src/node_modules'), { recursive: true });
  writeFileSync(join(root, 'src/a.ts'), 'one');
  const first = hash();
  assert.notEqual(first, empty);
  writeFileSync(join(root, 'src/node_modules/b.js'), 'ignored');
  assert.equal(hash(), first);
  assert.notEqual(hash('v24'), first);
  renameSync(join(root, 'src/a.ts'), join(root, 'src/c.ts'));
  assert.notEqual(hash(), first);
  rmSync(root, { recursive: true });
});
