import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { Tally } from '../lib/tally.mjs';
import { tallyOfBench } from './bench.mjs';

const metric = (name, ratio = 1) => ({
  name,
  ours: 1,
  theirs: ratio,
  ratio,
  unit: 'ms',
  goal: 'ratio >= 1',
});

test('a metric that was not measured is a failure', () => {
  const text = JSON.stringify([
    metric('tenant-page-p99'),
    { ...metric('index-time'), ratio: null },
  ]);
  deepEqual(tallyOfBench(text), new Tally(1, 9));
});

test('a goal that is no matter of speed has to be reached', () => {
  const text = ratio => JSON.stringify([metric('api-calls', ratio)]);
  deepEqual(tallyOfBench(text(20)), new Tally(1, 9));
  deepEqual(tallyOfBench(text(19)), new Tally(0, 10));
});
