import { parseQuantity } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['100m', 0.1],
    ['2', 2],
    [3, 3],
    ['1.5Gi', 1.5 * 2 ** 30],
    ['128Ki', 131072],
    ['2e3', 2000],
    ['5E', 5e18],
    ['.5', 0.5],
    ['1500000n', 0.0015],
  ])('%s', (text, number) => {
    expect(parseQuantity(text)).toBeCloseTo(number);
  });

  it.each(['', 'x', '1 Gi', '1gi', undefined])('%s is none', text => {
    expect(parseQuantity(text)).toBeUndefined();
  });
});
