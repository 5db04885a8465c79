import { join } from 'node:path';
import { ROOT } from '../lib/paths.mjs';
import { Tally } from '../lib/tally.mjs';
import { reportStage } from './command.mjs';

const NAMES = [
  'tenant-page-p99',
  'tenant-page-growth',
  'api-calls',
  'index-time',
  'change-to-revision-p99',
  'heap-per-pod',
  'heap-per-component',
  'resident',
  'bytes-per-view',
];

/** Goals that do not depend on how busy the machine is; the others are only measured. */
const CERTAIN = { 'api-calls': 100, 'bytes-per-view': 10 };

const measured = ({ ours, theirs, ratio, unit, goal }) =>
  [ours, theirs, ratio].every(Number.isFinite) && Boolean(unit && goal);

/** Counts a metric as passed when it was measured, and reached its goal where that is no matter of speed. */
export function tallyOfBench(text) {
  const metrics = new Map(JSON.parse(text).map(each => [each.name, each]));
  const passed = NAMES.filter(name => {
    const metric = metrics.get(name);
    return metric && measured(metric) && metric.ratio >= (CERTAIN[name] ?? 0);
  });
  return new Tally(passed.length, NAMES.length - passed.length);
}

/** The benchmarks in their small size. */
export const bench = reportStage('bench', 'Benchmarks, the small size', {
  report: 'bench.json',
  tallyOf: tallyOfBench,
  resolve: async (_, file) => ({
    args: [
      '--require',
      join(ROOT, 'node_modules/@backstage/cli/config/nodeTransform.cjs'),
      join(ROOT, 'packages/bench/src/main.ts'),
      ...['--size', 'small', '--json', file],
    ],
  }),
});
