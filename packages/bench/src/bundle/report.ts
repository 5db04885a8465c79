import { textTable } from '../report/textTable';
import accepted from './accepted.json';
import { BundleFigures } from './figures';

/** Most that a figure may grow by until somebody accepts it. */
const MAX_GROWTH = 1.1;

/** Goals in bytes after gzip. */
const GOALS: BundleFigures = {
  everyPage: 3_000,
  tenantOverview: 20_000,
  largestChunk: 150_000,
};

type Row = {
  name: keyof BundleFigures;
  bytes: number;
  accepted: number;
  goal: number;
  reached: boolean;
  /** More than a tenth above what was accepted. */
  grown: boolean;
};

const NAMES = Object.keys(GOALS) as Array<keyof BundleFigures>;

/** The figures beside their goals and what was accepted. */
export function bundleRows(
  figures: BundleFigures,
  before: BundleFigures = accepted,
): Row[] {
  return NAMES.map(name => ({
    name,
    bytes: figures[name],
    accepted: before[name],
    goal: GOALS[name],
    reached: figures[name] < GOALS[name],
    grown: figures[name] > before[name] * MAX_GROWTH,
  }));
}

/** The rows as a table for a terminal. */
export function bundleTable(rows: readonly Row[]): string {
  const head = ['figure', 'bytes (gzip)', 'accepted', '', 'goal', ''];
  return textTable([
    head,
    ...rows.map(({ name, bytes, accepted: before, goal, reached, grown }) => [
      name,
      bytes.toLocaleString('en-US'),
      before.toLocaleString('en-US'),
      grown ? 'grown' : 'kept',
      `< ${goal.toLocaleString('en-US')}`,
      reached ? 'reached' : 'missed',
    ]),
  ]);
}
