import fc from 'fast-check';
import { ALLOCATIONS, shares } from './allocate';

const weight = fc.option(fc.nat(1_000), { nil: undefined });
const tenants = fc.array(fc.record({ sidecars: weight, requests: weight }), {
  minLength: 1,
  maxLength: 200,
});

describe('shares', () => {
  it('always add up to the whole, and nobody gets a negative one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ALLOCATIONS),
        tenants,
        (allocation, all) => {
          const found = shares(allocation, all).shares;
          expect(found).toHaveLength(all.length);
          expect(found.every(each => each >= 0)).toBe(true);
          expect(found.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it.each([
    [[1e308, 1e308, 1e308]],
    [[5e-324, 5e-324]],
    [[1e308, 5e-324, 0]],
    [[0.1, 0.2, 0.3]],
    [Array.from({ length: 1_000 }, (_, index) => index / 7)],
  ])('of %j add up to the whole', weights => {
    const found = shares(
      'by-requests',
      weights.map(requests => ({ sidecars: 1, requests })),
    ).shares;
    expect(found.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
  });

  it('follow what is asked for', () => {
    const all = [
      { sidecars: 3, requests: 10 },
      { sidecars: 1, requests: 30 },
    ];
    expect(shares('evenly', all).shares).toEqual([0.5, 0.5]);
    expect(shares('by-sidecars', all).shares).toEqual([0.75, 0.25]);
    expect(shares('by-requests', all).shares).toEqual([0.25, 0.75]);
  });

  it('are even, and say so, where a number is unknown or all are zero', () => {
    expect(
      shares('by-sidecars', [
        { sidecars: undefined, requests: 1 },
        { sidecars: 4, requests: 1 },
      ]),
    ).toEqual({
      shares: [0.5, 0.5],
      fallback: 'The sidecars of 1 of 2 tenants are unknown: divided evenly.',
    });
    expect(shares('by-requests', [{ sidecars: 1, requests: 0 }]).fallback).toBe(
      'No tenant has requests: divided evenly.',
    );
  });
});
