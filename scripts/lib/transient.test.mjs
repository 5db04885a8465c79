import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { stopAll } from './processes.mjs';
import { RESUMED, runResuming, transientFailure } from './transient.mjs';

let dir;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'transient-'));
});
afterEach(async () => {
  await stopAll();
  rmSync(dir, { recursive: true });
});

/** A program whose attempts print one line each of `outputs`, and fail but for an attempt that has none. */
async function attempts(outputs) {
  const count = join(dir, 'count');
  writeFileSync(count, '');
  const script = `
    const { appendFileSync, readFileSync } = require('node:fs');
    const attempt = readFileSync(${JSON.stringify(count)}, 'utf8').length;
    appendFileSync(${JSON.stringify(count)}, '.');
    const line = ${JSON.stringify(outputs)}[attempt];
    if (line) { console.log(line); process.exitCode = 1; }`;
  const said = [];
  const result = await runResuming({
    sentence: 'The packages could not be installed',
    name: 'yarn',
    command: process.execPath,
    args: ['-e', script],
    cwd: dir,
    env: process.env,
    log: join(dir, 'log'),
    report: line => said.push(line),
  }).catch(error => error);
  const log = readFileSync(join(dir, 'log'), 'utf8').trim().split('\n');
  return { result, said, log, runs: readFileSync(count, 'utf8').length };
}

const EBADF =
  '➤ YN0001: │ Error: While persisting a.zip/a/ -> node_modules/a EBADF: bad file descriptor, close';
const RESET = '➤ YN0001: │ RequestError: read ECONNRESET';

test('resumes after a transient failure and says so in one line', async () => {
  const { result, said, log, runs } = await attempts([EBADF]);
  assert.equal(result, 1);
  assert.equal(runs, 2);
  assert.deepEqual(said, [
    'yarn failed with EBADF, a transient failure: resuming (1 of at most 2)',
  ]);
  assert.match(said[0], RESUMED);
  // The log of the failed attempt is kept.
  assert.match(log[0], /EBADF/);
});

test('resumes at most twice', async () => {
  const { result, said, runs } = await attempts([EBADF, RESET, EBADF, RESET]);
  assert.match(result.message, /^The packages could not be installed/);
  assert.equal(runs, 3);
  assert.equal(said.length, 2);
});

test('stops at once on any other failure', async () => {
  const { result, said, runs } = await attempts(['➤ YN0028: │ The lockfile']);
  assert.match(result.message, /exit code 1/);
  assert.equal(runs, 1);
  assert.deepEqual(said, []);
});

test('tells transient failures by their kind', () => {
  for (const [line, kind] of [
    [EBADF, 'EBADF'],
    [RESET, 'ECONNRESET'],
    ['npm error code ETIMEDOUT', 'ETIMEDOUT'],
    ['getaddrinfo EAI_AGAIN registry.example.com', 'EAI_AGAIN'],
    ['➤ YN0035: │   Response Code: 503 (Service Unavailable)', 'HTTP 503'],
    ['npm error code E502', 'HTTP 502'],
    ['npm ERR! code E500', 'HTTP 500'],
    ['➤ YN0035: │   Response Code: 404 (Not Found)', undefined],
    ['npm error code E404', undefined],
    ['npm error code ENOSPC', undefined],
  ]) {
    assert.equal(transientFailure([line]), kind, line);
  }
});

test('a wrong checksum beside a lost connection is not transient', () => {
  const checksum = "➤ YN0018: │ a@npm:1.0.0: The remote archive doesn't match";
  assert.equal(transientFailure([RESET, checksum]), undefined);
});

test('does not resume what was stopped', async () => {
  const said = [];
  const running = runResuming({
    sentence: 'The packages could not be installed',
    name: 'yarn',
    command: process.execPath,
    args: [
      '-e',
      `process.on('SIGTERM', () => process.exit(1)); console.log(${JSON.stringify(
        EBADF,
      )}); setInterval(() => {}, 1000);`,
    ],
    cwd: dir,
    env: process.env,
    log: join(dir, 'log'),
    onLine: () => stopAll(),
    report: line => said.push(line),
  });
  await assert.rejects(running, /could not be installed/);
  assert.deepEqual(said, []);
});
