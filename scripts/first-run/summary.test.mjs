import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarise } from './summary.mjs';

const install = (ms, { ok = true, resumed = false } = {}) => ({
  ok,
  resumed,
  ms,
});

test('counts the installs by how they ended, and gives the median time of those that passed', () => {
  assert.equal(
    summarise([
      install(50_000),
      install(90_000, { resumed: true }),
      install(70_000),
      install(1_000, { ok: false, resumed: true }),
    ]),
    '4 installs: 2 on the first attempt, 1 after resuming, 1 failed; median 1 min 10 s',
  );
  assert.equal(
    summarise([install(50_000), install(60_000)]),
    '2 installs: 2 on the first attempt, 0 after resuming, 0 failed; median 55 s',
  );
});

test('gives no time when none passed', () => {
  assert.equal(
    summarise([install(1_000, { ok: false })]),
    '1 installs: 0 on the first attempt, 0 after resuming, 1 failed',
  );
});
