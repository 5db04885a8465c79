import { Liveness } from './Liveness';

const PROBE = {
  initialDelaySeconds: 3,
  periodSeconds: 6,
  failureThreshold: 3,
};

describe('Liveness', () => {
  it('fails with the third probe after the delay', () => {
    const liveness = new Liveness(PROBE, 1_000);
    expect(liveness.hasFailed(false, 15_999)).toBe(false);
    expect(liveness.hasFailed(false, 16_000)).toBe(true);
  });

  it('begins anew whenever a probe succeeds', () => {
    const liveness = new Liveness(PROBE, 0);
    expect(liveness.hasFailed(true, 14_000)).toBe(false);
    expect(liveness.hasFailed(false, 31_999)).toBe(false);
    expect(liveness.hasFailed(false, 32_000)).toBe(true);
  });

  it('takes what is not said as Kubernetes does', () => {
    const liveness = new Liveness({}, 0);
    expect(liveness.hasFailed(false, 19_999)).toBe(false);
    expect(liveness.hasFailed(false, 20_000)).toBe(true);
  });
});
