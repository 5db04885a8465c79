import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { Reporter } from './reporter.mjs';

function recorder() {
  const out = new Writable({
    write(chunk, _, done) {
      out.text += chunk;
      done();
    },
  });
  out.text = '';
  return out;
}

test('one line per step, with the note and the time', async () => {
  const out = recorder();
  const result = await new Reporter(out).step(
    'Packages',
    async () => 'installed',
  );
  assert.equal(result, 'installed');
  assert.match(out.text, /^✓ Packages: installed \(0\.\d s\)\n$/);
});

test('a failing step is marked and its error passed on', async () => {
  const out = recorder();
  const failing = new Reporter(out).step('Backend', async () => {
    throw new Error('no');
  });
  await assert.rejects(failing, /^Error: no$/);
  assert.match(out.text, /^✗ Backend/);
});
