import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { UnreachableVclusters } from './UnreachableVclusters';

const NO_ANSWER = { state: 'unknown', reason: 'no answer' } as const;

const tenant = (phase: Tenant['phase'] = 'ready', name = 'a') =>
  ({
    ref: { host: 'h', namespace: 'n', name },
    phase,
    counts: { sidecars: 1 },
  } as unknown as Tenant);

function setUp() {
  let now = 0;
  const unreachable = new UnreachableVclusters(() => now);
  return {
    unreachable,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('UnreachableVclusters', () => {
  it('lets a vcluster that does not answer be asked less and less often', () => {
    const { unreachable, pass } = setUp();
    const asked: number[] = [];
    for (let second = 0; second < 120; second++) {
      if (!unreachable.reason(tenant())) {
        asked.push(second);
        unreachable.add(tenant(), NO_ANSWER);
        // Another reading that was under way at the same time.
        unreachable.add(tenant(), NO_ANSWER);
      }
      expect(unreachable.reason(tenant())).toEqual(NO_ANSWER);
      pass(1_000);
    }
    expect(asked).toEqual([0, 3, 12, 39, 69, 99]);
  });

  it('lets it be asked at once when its host side changed, and starts again', () => {
    const { unreachable, pass } = setUp();
    for (const wait of [3_000, 9_000, 0]) {
      unreachable.add(tenant('starting'), NO_ANSWER);
      pass(wait);
    }
    expect(unreachable.reason(tenant('starting'))).toEqual(NO_ANSWER);
    expect(unreachable.reason(tenant('ready'))).toBeUndefined();
    unreachable.add(tenant('ready'), NO_ANSWER);
    pass(3_000);
    expect(unreachable.reason(tenant('ready'))).toBeUndefined();
  });

  it('forgets one that answered, and keeps the others', () => {
    const { unreachable } = setUp();
    unreachable.add(tenant('ready', 'a'), NO_ANSWER);
    unreachable.add(tenant('ready', 'b'), NO_ANSWER);
    unreachable.delete(tenant('ready', 'a').ref);
    expect(unreachable.reason(tenant('ready', 'a'))).toBeUndefined();
    expect(unreachable.reason(tenant('ready', 'b'))).toEqual(NO_ANSWER);
  });
});
