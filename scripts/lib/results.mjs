import { Tally } from './tally.mjs';
import { duration } from './time.mjs';

/** What became of each part of a test run, and the time it took. */
export class Results {
  #rows = [];
  #start;

  /** @param {number} [start] when the run began; `Date.now()` unless given */
  constructor(start = Date.now()) {
    this.#start = start;
  }

  /**
   * Runs one part and notes its result and time.
   *
   * @param {string} title
   * @param {() => Promise<Tally>} work
   * @returns {Promise<Tally>} what `work` returned
   */
  async measure(title, work) {
    const start = Date.now();
    const tally = await work();
    this.add(title, tally, Date.now() - start);
    return tally;
  }

  add(title, tally, ms = 0) {
    this.#rows.push({ title, tally, ms });
  }

  /** All of it, as the last line of a run prints it. */
  get total() {
    return this.#rows.reduce((sum, { tally }) => sum.plus(tally), new Tally());
  }

  /** What failed, a line each: the part, and the test where it is known by name. */
  get failures() {
    return this.#rows
      .filter(({ tally }) => tally.failed > 0)
      .flatMap(({ title, tally }) =>
        tally.failures.length > 0
          ? tally.failures.map(failure => `${title}: ${failure}`)
          : [title],
      );
  }

  /** The table, then what failed, then the count of all as the last line. */
  get summary() {
    const failed = this.failures.map(failure => `✕ ${failure}`);
    return [
      '',
      this.table(),
      '',
      ...failed,
      ...(failed.length > 0 ? [''] : []),
      String(this.total),
    ].join('\n');
  }

  /** A line for each part, and one for the whole run, which is shorter than their sum where parts ran side by side. */
  table(now = Date.now()) {
    const rows = [
      ...this.#rows.map(({ title, tally, ms }) => [
        title,
        duration(ms),
        String(tally),
      ]),
      ['Whole run', duration(now - this.#start), String(this.total)],
    ];
    const width = column => Math.max(...rows.map(row => row[column].length));
    return rows
      .map(([title, time, tally]) =>
        [title.padEnd(width(0)), time.padStart(width(1)), tally].join('  '),
      )
      .join('\n');
  }
}
