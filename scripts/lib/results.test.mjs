import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Results } from './results.mjs';
import { Tally } from './tally.mjs';

test('a table has the time and the result of each part, and of the whole run', () => {
  const results = new Results(0);
  results.add('Lint', new Tally(1), 9_000);
  results.add('Unit and integration tests', new Tally(20, 1, 2), 425_000);
  assert.deepEqual(results.table(430_000).split('\n'), [
    'Lint                             9.0 s  1 passed, 0 failed, 0 skipped',
    'Unit and integration tests   7 min 5 s  20 passed, 1 failed, 2 skipped',
    'Whole run                   7 min 10 s  21 passed, 1 failed, 2 skipped',
  ]);
  assert.equal(String(results.total), '21 passed, 1 failed, 2 skipped');
});

test('measures a part', async () => {
  const results = new Results();
  const tally = await results.measure('Lint', async () => new Tally(1));
  assert.equal(tally.passed, 1);
  assert.match(results.table(), /^Lint +0\.0 s {2}1 passed/);
});

test('ends with what failed and the count', () => {
  const results = new Results(0);
  results.add('Lint', new Tally(0, 1));
  results.add('Unit', new Tally(2, 1, 0, ['a.test.ts › waits: too late']));
  assert.deepEqual(results.summary.split('\n').slice(-4), [
    '✕ Lint',
    '✕ Unit: a.test.ts › waits: too late',
    '',
    '2 passed, 2 failed, 0 skipped',
  ]);
});
