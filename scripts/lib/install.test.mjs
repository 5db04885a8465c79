import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { stopAll } from './processes.mjs';
import { waitFor } from './wait.mjs';
import {
  install,
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

/** Installs with a program in Yarn's place: `script` may use `attempt`, which counts from 0, and `mkdirSync`. */
async function installWith(script) {
  write(
    'yarn.cjs',
    `const { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
     const attempt = existsSync('attempts') ? readFileSync('attempts', 'utf8').length : 0;
     appendFileSync('attempts', '.');
     ${script}`,
  );
  const said = [];
  const steps = [];
  const result = await install({
    toolchain: { node: process.execPath, version: 'v24.0.0', env: process.env },
    log: join(root, 'install.log'),
    onProgress: step => steps.push(step),
    report: line => said.push(line),
    root,
    yarn: join(root, 'yarn.cjs'),
  }).catch(error => error);
  return { result, said, steps };
}

const FAILS_ONCE = `
  console.log('➤ YN0000: ┌ Link step');
  mkdirSync('node_modules', { recursive: true });
  if (attempt === 0) {
    console.log('➤ YN0001: │ Error: While persisting a -> b EBADF: bad file descriptor, close');
    process.exitCode = 1;
  }`;

test('resumes after a transient failure of Yarn', async () => {
  const { result, said, steps } = await installWith(FAILS_ONCE);
  assert.equal(result, 'installed');
  assert.equal(said.length, 1);
  assert.match(said[0], /EBADF/);
  assert.deepEqual(steps, ['link step', 'link step']);
  assert.equal((await installWith(FAILS_ONCE)).result, 'already installed');
});

test('the next run resumes an install that failed', async () => {
  const fails = 'console.log("➤ YN0028: │ The lockfile"); process.exitCode = 1';
  const { result, said } = await installWith(fails);
  assert.match(result.message, /The packages could not be installed/);
  assert.deepEqual(said, []);
  assert.equal(readFileSync(join(root, 'attempts'), 'utf8'), '.');
  const { result: second } = await installWith(
    'mkdirSync("node_modules", { recursive: true })',
  );
  assert.equal(second, 'resumed an interrupted install');
});

test('leaves no temporary files when it is stopped, and the next run goes on', async () => {
  const running = installWith(`
    writeFileSync(require('node:path').join(require('node:os').tmpdir(), 'xfs'), '');
    console.log('➤ YN0000: ┌ Fetch step');
    setInterval(() => {}, 1000);`);
  await waitFor(async () => existsSync(join(root, '.state/install-tmp/xfs')), {
    what: 'the fetch step',
    timeoutMs: 10_000,
  });
  await stopAll();
  const { result, said } = await running;
  assert.match(result.message, /ended by SIGTERM/);
  assert.deepEqual(said, []);
  assert.equal(existsSync(join(root, '.state/install-tmp')), false);
  const { result: second } = await installWith(
    'mkdirSync("node_modules", { recursive: true })',
  );
  assert.equal(second, 'resumed an interrupted install');
});
