import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Tally, tallyOfJest, tallyOfPlaywright, tallyOfTap } from './tally.mjs';

test('sums and reads like the last line of a run', () => {
  const sum = new Tally(3, 0, 1).plus(new Tally(0, 2));
  assert.equal(String(sum), '3 passed, 2 failed, 1 skipped');
});

test('Jest: a file that did not start is a failure', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 1,
    numPendingTests: 2,
    numTodoTests: 1,
  };
  assert.equal(String(tallyOfJest(report)), '5 passed, 2 failed, 3 skipped');
});

test('Playwright: passing only on a second try is a failure', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  assert.equal(
    String(tallyOfPlaywright({ stats })),
    '4 passed, 2 failed, 2 skipped',
  );
});

test('TAP: reads the summary', () => {
  const tap =
    '# tests 9\n# pass 6\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n';
  assert.equal(String(tallyOfTap(tap)), '6 passed, 2 failed, 1 skipped');
});
