import { Known } from 'backstage-plugin-dapr-vcluster-common';
import { PodItem } from '../model/model';
import { Arrivals } from './Arrivals';

type Read = Parameters<Arrivals['read']>[0];

const AT = Date.parse('2026-11-30T12:00:00Z');

function pod(name: string, createdAt = AT - 60_000) {
  return {
    namespace: 'shop',
    name,
    uid: name,
    role: 'app',
    workload: 'web',
    labels: {},
    annotations: {},
    createdAt: new Date(createdAt).toISOString(),
  } satisfies PodItem;
}

function snapshot(
  counts = { sidecars: 1, sidecarsReady: 1 },
  pods = ['web-0'],
) {
  return {
    tenant: {
      ref: { host: 'h', namespace: 'n', name: 'a' },
      counts,
      phase: 'ready',
      freshness: { unknown: [] },
    },
    pods: pods.map(name => ({
      ...pod(name),
      virtual: { namespace: 'shop', name },
    })),
  } as unknown as Read;
}

function setUp(asking: PodItem[]) {
  let now = AT;
  const pods = jest.fn(
    async (): Promise<Known<{ asking: PodItem[] }>> => ({
      state: 'known',
      value: { asking },
      observedAt: new Date(now).toISOString(),
    }),
  );
  const events = jest.fn(async () => ({ state: 'known', value: [] }));
  const virtual = { pods, events } as unknown as ConstructorParameters<
    typeof Arrivals
  >[0];
  const arrivals = new Arrivals(virtual, () => now);
  return {
    arrivals,
    pods,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('Arrivals', () => {
  it('reads a vcluster whose pods are all on the host once a minute', async () => {
    const { arrivals, pods, pass } = setUp([pod('web-0')]);
    for (let seconds = 0; seconds < 59; seconds += 5) {
      const read = await arrivals.read(snapshot());
      expect(read).toMatchObject({ value: { asking: 1, absent: [] } });
      pass(5_000);
    }
    expect(pods).toHaveBeenCalledTimes(1);
    await arrivals.read(snapshot());
    expect(pods).toHaveBeenCalledTimes(2);
  });

  it('reads it again when the host side changed', async () => {
    const { arrivals, pods, pass } = setUp([pod('web-0')]);
    await arrivals.read(snapshot());
    pass(15_000);
    await arrivals.read(snapshot({ sidecars: 2, sidecarsReady: 1 }));
    expect(pods).toHaveBeenCalledTimes(2);
  });

  it('reads it again after 15 s while pods are missing, or may still be on their way', async () => {
    for (const createdAt of [AT - 60_000, AT]) {
      const { arrivals, pods, pass } = setUp([pod('web-1', createdAt)]);
      const first = await arrivals.read(snapshot());
      expect(first).toMatchObject({
        value: createdAt === AT ? { pending: 1 } : { absent: [{ pods: 1 }] },
      });
      pass(15_000);
      await arrivals.read(snapshot());
      expect(pods).toHaveBeenCalledTimes(2);
    }
  });

  it('asks for a vcluster that could not be read every three seconds, and at once when the host side changed', async () => {
    const { arrivals, pods, pass } = setUp([]);
    pods.mockImplementation(async () => ({
      state: 'unknown',
      reason: 'no answer',
    }));
    for (let seconds = 0; seconds < 9; seconds++) {
      const read = await arrivals.read(snapshot());
      expect(read).toMatchObject({ state: 'unknown', reason: 'no answer' });
      pass(1_000);
    }
    expect(pods).toHaveBeenCalledTimes(3);
    const changed = { sidecars: 2, sidecarsReady: 1 };
    expect(arrivals.current(snapshot(changed))).toBeUndefined();
    await arrivals.read(snapshot(changed));
    expect(pods).toHaveBeenCalledTimes(4);
  });
});
