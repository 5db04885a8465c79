import { bundleRows, bundleTable } from './report';

const BEFORE = {
  everyPage: 1_000,
  tenantOverview: 10_000,
  largestChunk: 9_000,
};

describe('bundleRows', () => {
  it.each([
    ['the same', BEFORE, []],
    ['a tenth more', { ...BEFORE, everyPage: 1_100 }, []],
    ['more than a tenth more', { ...BEFORE, everyPage: 1_101 }, ['everyPage']],
  ])('tells what has grown: %s', (_, figures, names) => {
    const rows = bundleRows(figures, BEFORE);
    expect(rows.filter(({ grown }) => grown).map(({ name }) => name)).toEqual(
      names,
    );
    expect(bundleTable(rows).split('\n')).toHaveLength(4);
  });

  it('tells which goals are reached', () => {
    const figures = { ...BEFORE, tenantOverview: 20_000 };
    expect(bundleRows(figures, figures).map(row => row.reached)).toEqual([
      true,
      false,
      true,
    ]);
  });
});
