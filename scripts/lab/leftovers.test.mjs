import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findLeftovers } from './leftovers.mjs';

test('names processes and files that a lab has left, and no others', async t => {
  const root = mkdtempSync(join(tmpdir(), 'leftovers-'));
  t.after(() => rmSync(root, { recursive: true }));
  const stateDir = join(root, 'lab');
  const temporary = join(root, 'tmp');
  mkdirSync(temporary);
  const lab = { stateDir, temporary, namespace: 'vclab-of-this-test' };
  assert.deepEqual(findLeftovers(lab), []);

  writeFileSync(join(temporary, 'values.json'), '');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'], {
    env: { HOME: stateDir },
  });
  await once(child, 'spawn');
  const found = findLeftovers(lab);
  child.kill('SIGKILL');
  assert.equal(found.length, 2);
  assert.match(found[0], new RegExp(`^process ${child.pid}: `));
  assert.equal(found[1], `file ${join(temporary, 'values.json')}`);
});
