import { Metric, reached } from './Metric';
import { textTable } from './textTable';

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
  return textTable([HEAD, ...rows]);
}

/** Three digits that count, and no more than anybody reads. */
function round(value: number): string {
  return value >= 100
    ? Math.round(value).toLocaleString('en-US')
    : String(Number(value.toPrecision(3)));
}
