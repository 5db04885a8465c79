import { compared, overBase, reached } from './Metric';
import { tableOf } from './table';

const fast = compared(
  'page',
  'ms',
  { ours: 2, theirs: 100 },
  { of: 'ratio', relation: '>=', bound: 50 },
);
const heavy = compared(
  'heap',
  'B',
  { ours: 1_000, theirs: 9_000 },
  { of: 'ours', relation: '<', bound: 1_000 },
);
const growing = overBase(
  'growth',
  'ms',
  { ours: 1.3, base: 1 },
  { of: 'ratio', relation: '<=', bound: 1.3 },
);

describe('metrics', () => {
  it('divide theirs by ours, or ours by the base', () => {
    expect(fast.ratio).toBe(50);
    expect(growing.ratio).toBe(1.3);
  });

  it('know whether they reach their goal', () => {
    expect([fast, heavy, growing].map(reached)).toEqual([true, false, true]);
  });

  it('are told as a table', () => {
    expect(tableOf([fast, heavy])).toBe(
      [
        'metric  ours   theirs  unit  ratio  goal',
        'page    2      100     ms    50     ratio >= 50  reached',
        'heap    1,000  9,000   B     9      ours < 1000  missed',
      ].join('\n'),
    );
  });
});
