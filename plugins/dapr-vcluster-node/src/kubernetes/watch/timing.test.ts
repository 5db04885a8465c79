import { backoffMs, DEFAULT_TIMING } from './timing';

describe('backoffMs', () => {
  it('doubles up to its limit, with jitter over the upper half', () => {
    const at = (random: number) => (failures: number) =>
      backoffMs(failures, { ...DEFAULT_TIMING, random: () => random });
    expect([1, 2, 3, 20].map(at(1))).toEqual([500, 1_000, 2_000, 8_000]);
    expect([1, 2, 3, 20].map(at(0))).toEqual([250, 500, 1_000, 4_000]);
  });
});
