import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import {
  installKey,
  installState,
  beginInstall,
  finishInstall,
  yarnStep,
} from './install.mjs';

let root;

const write = (path, text) => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'install-'));
  write('package.json', '{}');
  write('yarn.lock', 'a');
  write('.yarnrc.yml', '');
  write('packages/app/package.json', '{"name":"app"}');
  mkdirSync(join(root, 'plugins'));
});

afterEach(() => rmSync(root, { recursive: true }));

test('the key changes with the lock file, any manifest and the major Node release', () => {
  const key = installKey(root, 'v24.1.0');
  assert.equal(installKey(root, 'v24.2.0'), key);
  assert.notEqual(installKey(root, 'v22.12.0'), key);
  write('packages/app/package.json', '{"name":"app","version":"1"}');
  const changed = installKey(root, 'v24.1.0');
  assert.notEqual(changed, key);
  write('yarn.lock', 'b');
  assert.notEqual(installKey(root, 'v24.1.0'), changed);
});

test('an install is current only when the same one was finished', () => {
  assert.equal(installState(root, 'k'), 'absent');
  mkdirSync(join(root, 'node_modules'));
  assert.equal(installState(root, 'k'), 'outdated');
  beginInstall(root);
  assert.equal(installState(root, 'k'), 'interrupted');
  finishInstall(root, 'k');
  assert.equal(installState(root, 'k'), 'current');
  assert.equal(installState(root, 'other'), 'outdated');
});

test('an interrupted install is noticed even if Yarn cleared node_modules', () => {
  beginInstall(root);
  assert.equal(installState(root, 'k'), 'interrupted');
});

test('progress is read from what Yarn prints', () => {
  assert.equal(yarnStep('➤ YN0000: ┌ Fetch step'), 'fetch');
  assert.equal(yarnStep('➤ YN0000: └ Completed'), undefined);
});
