import assert from 'node:assert/strict';
import { test } from 'node:test';
import { capture } from './capture.mjs';

const node = (script, options) =>
  capture(process.execPath, ['-e', script], options);

test('returns what a command prints, and gives it its input', async () => {
  const echo = 'process.stdin.pipe(process.stdout); console.error("noise")';
  assert.equal(await node(echo, { input: 'text' }), 'text');
});

test('a failing command is one sentence with its last lines as evidence', async () => {
  await assert.rejects(
    node('console.log(1); console.error("because"); process.exitCode = 2'),
    error =>
      / failed with code 2$/.test(error.message) &&
      error.evidence.includes('because'),
  );
});

test('names a command that does not exist', async () => {
  await assert.rejects(
    capture('/nowhere/etcd', []),
    /^Failure: \/nowhere\/etcd cannot be run: /,
  );
});
