import { Metric, reached } from './Metric';

const HEAD = ['metric', 'ours', 'theirs', 'unit', 'ratio', 'goal', ''];

/** The metrics as a table for a terminal. */
export function tableOf(metrics: readonly Metric[]): string {
  const rows = metrics.map(each => [
    each.name,
    round(each.ours),
    round(each.theirs),
    each.unit,
    round(each.ratio),
    each.goal,
    reached(each) ? 'reached' : 'missed',
  ]);
  const all = [HEAD, ...rows];
  const widths = HEAD.map((_, column) =>
    Math.max(...all.map(row => row[column].length)),
  );
  return all
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Three digits that count, and no more than anybody reads. */
function round(value: number): string {
  return value >= 100
    ? Math.round(value).toLocaleString('en-US')
    : String(Number(value.toPrecision(3)));
}
