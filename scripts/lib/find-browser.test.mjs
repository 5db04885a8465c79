import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findBrowser } from './find-browser.mjs';

test('finds an executable browser on the PATH; CHROMIUM_PATH wins', () => {
  const dir = mkdtempSync(join(tmpdir(), 'browser-'));
  const file = join(dir, 'google-chrome');
  writeFileSync(file, '');
  const onLinux = process.platform === 'linux';
  if (onLinux) {
    assert.equal(findBrowser({ PATH: dir }), undefined);
  }
  chmodSync(file, 0o755);
  assert.equal(findBrowser({ PATH: dir }), file);
  assert.equal(findBrowser({ PATH: dir, CHROMIUM_PATH: '/x' }), '/x');
  rmSync(dir, { recursive: true });
});
