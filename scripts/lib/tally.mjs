import {
  failedOfJest,
  failedOfPlaywright,
  failedOfTap,
} from './failed-tests.mjs';

/** Results of one stage or of a whole run. */
export class Tally {
  /** @param {string[]} [failures] what failed, a line each, as far as it is known by name */
  constructor(passed = 0, failed = 0, skipped = 0, failures = []) {
    this.passed = passed;
    this.failed = failed;
    this.skipped = skipped;
    this.failures = failures;
  }

  plus(other) {
    return new Tally(
      this.passed + other.passed,
      this.failed + other.failed,
      this.skipped + other.skipped,
      [...this.failures, ...other.failures],
    );
  }

  toString() {
    return `${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`;
  }
}

/** Counts of a Jest JSON report; a file that could not even start counts as one failure. */
export function tallyOfJest(report) {
  return new Tally(
    report.numPassedTests,
    report.numFailedTests + (report.numRuntimeErrorTestSuites ?? 0),
    (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
    failedOfJest(report),
  );
}

/** Counts of a Playwright JSON report; a test that passed only on a second try is a failure. */
export function tallyOfPlaywright(report) {
  const { stats, errors = [] } = report;
  return new Tally(
    stats.expected,
    stats.unexpected + stats.flaky + errors.length,
    stats.skipped,
    failedOfPlaywright(report),
  );
}

/** Counts of the summary that `node --test` prints in TAP. */
export function tallyOfTap(text) {
  const count = name =>
    Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return new Tally(
    count('pass'),
    count('fail') + count('cancelled'),
    count('skipped') + count('todo'),
    failedOfTap(text),
  );
}
