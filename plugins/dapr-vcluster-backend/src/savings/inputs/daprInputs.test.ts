import {
  costOf,
  DEFAULT_PRICES,
  Footprint,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { SavingsOptions } from '../config';
import { NO_FACTS } from '../facts';
import { daprPack } from './daprInputs';

const NAMESPACE = 'dapr-system';
const MI = 2 ** 20;
const GI = 2 ** 30;

/** Replicas by `app`; a part that is not named is not there. */
type Replicas = Record<string, number>;

const ALL: Replicas = {
  'dapr-operator': 1,
  'dapr-sidecar-injector': 1,
  'dapr-sentry': 1,
  'dapr-placement-server': 1,
  'dapr-scheduler-server': 3,
};

function hostWith(given: {
  version?: string;
  replicas: Replicas;
  /** GiB of the volume of each replica, by `app`. */
  volumes?: Record<string, number>;
  pods?: Array<{ name: string; cpu?: number; memory?: number }>;
}) {
  const { version = '1.18.3', replicas, volumes = {}, pods = [] } = given;
  const workloads = Object.entries(replicas).map(([app, count]) => ({
    kind: /placement|scheduler/.test(app) ? 'StatefulSet' : 'Deployment',
    app,
    name: app,
    namespace: NAMESPACE,
    replicas: count,
    ...(app in volumes && {
      volumes: [{ template: 'data', bytes: volumes[app] * GI }],
    }),
  }));
  const ofKind = (kind: string) =>
    new Map(
      workloads
        .filter(each => each.kind === kind)
        .map(each => [each.name, each]),
    );
  return {
    view: { dapr: { namespace: NAMESPACE } },
    dapr: { state: 'installed', version },
    state: {
      buckets: new Map([
        [
          NAMESPACE,
          {
            'deployments.apps': ofKind('Deployment'),
            'statefulsets.apps': ofKind('StatefulSet'),
            pods: new Map(
              pods.map(({ name, cpu, memory }) => [
                name,
                { name, role: 'dapr', requests: { cpu, memory } },
              ]),
            ),
          },
        ],
      ]),
    },
  } as unknown as Parameters<typeof daprPack>[0];
}

const packOf = (
  host: ReturnType<typeof hostWith>,
  dapr: Partial<SavingsOptions['dapr']> = {},
) =>
  daprPack(
    host,
    { dapr: { dedicatedHa: false, growthPerTenant: 0, ...dapr } },
    NO_FACTS.claims,
    { rules: [], prices: DEFAULT_PRICES, nodes: NO_FACTS.nodes },
  );

const sizeOf = ({ cpu, memory, volumes, pods }: Footprint<'requested'>) => ({
  pods,
  cpu: cpu.state === 'known' ? cpu.value : cpu.reason,
  memory: memory.state === 'known' ? memory.value / MI : memory.reason,
  gi:
    volumes.reduce(
      (sum, { size }) => sum + (size.state === 'known' ? size.value : NaN),
      0,
    ) / GI,
});

describe('the Dapr that tenants share', () => {
  it.each<[string, Replicas, { pods: number; cpu: number; memory: number }]>([
    ['no part', ALL, { pods: 7, cpu: 550, memory: 235 }],
    [
      'the injector only',
      { ...ALL, 'dapr-sidecar-injector': 3 },
      { pods: 9, cpu: 750, memory: 295 },
    ],
    [
      'two replicas of sentry and of the operator',
      { ...ALL, 'dapr-sentry': 2, 'dapr-operator': 2 },
      { pods: 9, cpu: 750, memory: 365 },
    ],
    [
      'placement only',
      { ...ALL, 'dapr-placement-server': 3 },
      { pods: 9, cpu: 1050, memory: 385 },
    ],
    [
      'all parts',
      Object.fromEntries(Object.keys(ALL).map(app => [app, 3])),
      { pods: 15, cpu: 1650, memory: 705 },
    ],
    [
      'no part, one that is scaled to nothing',
      { ...ALL, 'dapr-operator': 0 },
      { pods: 6, cpu: 450, memory: 135 },
    ],
  ])(
    'with more replicas of %s counts each part by its own',
    (_, replicas, size) => {
      const { shared } = packOf(hostWith({ replicas }));
      expect(sizeOf(shared)).toMatchObject(size);
    },
  );

  it('says of which part it counts how many replicas, and why by the guidelines', () => {
    const { shared } = packOf(
      hostWith({
        replicas: { ...ALL, 'dapr-sidecar-injector': 3 },
        pods: [{ name: 'a', cpu: 0.1, memory: MI }, { name: 'b' }],
      }),
    );
    expect(shared.cpu).toMatchObject({ source: 'default' });
    expect(costOf(shared, DEFAULT_PRICES).inputs[0].detail).toMatch(
      /1 × operator 100m, 3 × injector 100m, .*; replicas as on the host; 1 of 2 pods request no CPU or no memory$/,
    );
  });

  it('has the volumes that its StatefulSets claim, and no others', () => {
    const volumes = { 'dapr-scheduler-server': 20 };
    const claimed = packOf(hostWith({ replicas: ALL, volumes }));
    expect(sizeOf(claimed.shared).gi).toBe(60);
    // A scheduler that keeps its data in memory claims none; the chart would.
    const inMemory = packOf(hostWith({ replicas: ALL }));
    expect(sizeOf(inMemory.shared).gi).toBe(0);
  });
});

describe('the Dapr that a tenant would have for itself', () => {
  const { 'dapr-placement-server': _placement, ...withoutPlacement } = ALL;

  it('has placement in its scheduler where the host has it there, and says so', () => {
    const { dedicated, shared } = packOf(
      hostWith({ version: '1.19.1', replicas: withoutPlacement }),
    );
    expect(sizeOf(dedicated)).toEqual({
      pods: 6,
      cpu: 300,
      memory: 160,
      gi: 48,
    });
    expect(sizeOf(shared)).toMatchObject({ pods: 6, cpu: 300, memory: 160 });
    expect(dedicated.cpu).toMatchObject({
      detail: expect.stringMatching(
        /without placement, which runs in the scheduler, as on the host$/,
      ),
    });
  });

  it.each<[string, string, Replicas, boolean | undefined, number]>([
    ['the host has a placement', '1.19.1', ALL, undefined, 550],
    ['the configuration says no', '1.19.1', withoutPlacement, false, 550],
    ['the configuration says yes', '1.19.1', ALL, true, 300],
    ['the version cannot', '1.18.3', withoutPlacement, undefined, 550],
  ])('when %s', (_, version, replicas, placementInScheduler, cpu) => {
    const { dedicated } = packOf(
      hostWith({ version, replicas }),
      placementInScheduler === undefined ? {} : { placementInScheduler },
    );
    expect(sizeOf(dedicated).cpu).toBe(cpu);
  });

  it('is unknown when the configuration asks for what the version cannot', () => {
    const { dedicated } = packOf(hostWith({ replicas: ALL }), {
      placementInScheduler: true,
    });
    expect(sizeOf(dedicated).cpu).toBe(
      'Dapr 1.18.3 cannot run placement in the scheduler; use 1.19.0 or newer',
    );
  });
});
