import { parseQuantity } from './quantity';

describe('parseQuantity', () => {
  it('reads decimal and binary suffixes', () => {
    expect(
      ['100m', '2', '1.5', '1Ki', '1.5Gi', '1M', '5n', '2e3', 3].map(
        parseQuantity,
      ),
    ).toEqual([0.1, 2, 1.5, 1024, 1.5 * 2 ** 30, 1e6, 5e-9, 2000, 3]);
  });

  it('rejects any other text', () => {
    expect(() => parseQuantity('1 GB')).toThrow('not a quantity: "1 GB"');
  });
});
