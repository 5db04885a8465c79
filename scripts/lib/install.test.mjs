import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import {
  installKey,
  installState,
  stampInstall,
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
  stampInstall(root, 'running', 'k');
  assert.equal(installState(root, 'k'), 'interrupted');
  stampInstall(root, 'done', 'k');
  assert.equal(installState(root, 'k'), 'current');
  assert.equal(installState(root, 'other'), 'outdated');
  write('node_modules/.portal-install.json', '{"state":"do');
  assert.equal(installState(root, 'k'), 'interrupted');
});

test('modules installed by hand are checked once', () => {
  mkdirSync(join(root, 'node_modules'));
  assert.equal(installState(root, 'k'), 'outdated');
});

test('progress is read from what Yarn prints', () => {
  assert.equal(yarnStep('➤ YN0000: ┌ Fetch step'), 'fetch');
  assert.equal(yarnStep('➤ YN0000: └ Completed'), undefined);
});
