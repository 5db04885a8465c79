import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from './paths.mjs';
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

test('names what failed, and keeps the names in a sum', () => {
  const jest = tallyOfJest({
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      {
        name: join(ROOT, 'packages/lab/a.test.ts'),
        status: 'failed',
        message: 'all of it',
        assertionResults: [
          { status: 'passed', fullName: 'a works' },
          {
            status: 'failed',
            fullName: 'a waits',
            failureMessages: ['\u001b[31mError: too late\u001b[39m\n    at x'],
          },
        ],
      },
      {
        name: join(ROOT, 'packages/lab/b.test.ts'),
        status: 'failed',
        message: '\n  Cannot find module c',
        assertionResults: [],
      },
      { name: join(ROOT, 'packages/lab/d.test.ts'), status: 'passed' },
    ],
  });
  const tap = tallyOfTap('not ok 1 - stops\n  not ok 2 - waits\nok 3 - runs\n');
  assert.deepEqual(jest.plus(tap).failures, [
    'packages/lab/a.test.ts › a waits: Error: too late',
    'packages/lab/b.test.ts: Cannot find module c',
    'stops',
    'waits',
  ]);
});

test('names what failed in a browser, in groups too', () => {
  const spec = (title, status, message) => ({
    file: 'fleet.test.ts',
    title,
    tests: [{ status, results: [{ error: message && { message } }] }],
  });
  const report = {
    stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 },
    suites: [
      {
        specs: [spec('opens', 'expected'), spec('sorts', 'flaky', 'slow')],
        suites: [{ specs: [spec('filters', 'unexpected', 'no row')] }],
      },
    ],
    errors: [],
  };
  assert.deepEqual(tallyOfPlaywright(report).failures, [
    'fleet.test.ts › sorts: slow',
    'fleet.test.ts › filters: no row',
  ]);
});
