import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { claimStateDir } from './state-dir.mjs';

test('a directory serves one living process at a time', () => {
  const dir = mkdtempSync(join(tmpdir(), 'state-'));
  const lock = join(dir, 'demo.pid');
  // Process 1 lives as long as the machine does.
  writeFileSync(lock, '1');
  assert.throws(() => claimStateDir(dir), /Another demo \(process 1\)/);
  // No process has this number: the one that wrote it died without cleaning up.
  writeFileSync(lock, '4194305');
  claimStateDir(dir);
  assert.equal(readFileSync(lock, 'utf8'), String(process.pid));
  claimStateDir(dir);
  rmSync(dir, { recursive: true });
});
