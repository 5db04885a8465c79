import { Allowance } from './Allowance';

it('allows a burst, then a rate, and saves no more than a burst', () => {
  let now = 0;
  const allowance = new Allowance({ burst: 1_000, perSecond: 500 }, () => now);
  expect(allowance.take(800)).toBe(true);
  expect(allowance.take(201)).toBe(false);
  expect(allowance.take(200)).toBe(true);
  now += 1_000;
  expect(allowance.take(501)).toBe(false);
  expect(allowance.take(500)).toBe(true);
  now += 60_000;
  expect(allowance.take(1_001)).toBe(false);
  expect(allowance.take(1_000)).toBe(true);
});

it('charges a minimum for short lines', () => {
  const allowance = new Allowance({ burst: 256, perSecond: 0 }, () => 0);
  expect([1, 2, 3].map(() => allowance.take(1))).toEqual([true, true, false]);
});
