import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  Comparison,
  Figure,
  Known,
} from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ApiServer } from 'dapr-vcluster-kube-sim';
import { injector, namespace, vcluster } from '../__testUtils__/objects';
import { TestHosts } from '../__testUtils__/TestHosts';
import { until } from '../__testUtils__/until';
import { TenantIndex } from '../inventory/TenantIndex';
import { readTenantOptions } from '../tenants';
import { createSavings } from './createSavings';

const REF = { host: 'sandbox', namespace: 'vcluster-a', name: 'a' };
const hosts = new TestHosts();
afterEach(() => hosts.close());

const PRESETS = [
  {
    name: 'large',
    controlPlane: { requests: { cpu: '1', memory: '2Gi' } },
    quota: { 'requests.cpu': 8, 'requests.memory': '16Gi' },
  },
];

/** A vcluster whose pod requests half a core on a spot node, with a claim that was made larger than its template. */
function aHost(): KubeObject[] {
  const set = vcluster('vcluster-a', 'a', { version: '0.37.2' });
  return [
    namespace('vcluster-a', {
      annotations: {
        'dapr-vcluster/owner': 'group:default/team-a',
        'dapr-vcluster/preset': 'gone',
      },
    }),
    namespace('dapr-system'),
    injector(),
    {
      ...set,
      spec: {
        replicas: 1,
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { resources: { requests: { storage: '5Gi' } } },
          },
        ],
      },
    } as KubeObject,
    controlPlanePod({ cpu: '500m', memory: '1Gi' }),
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name: 'data-a-0',
        namespace: 'vcluster-a',
        labels: { app: 'vcluster', release: 'a' },
      },
      spec: {
        storageClassName: 'fast',
        resources: { requests: { storage: '20Gi' } },
      },
      status: { capacity: { storage: '20Gi' } },
    } as KubeObject,
    node('worker-1', { pool: 'spot' }),
  ];
}

function controlPlanePod(requests?: Record<string, string>): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'a-0',
      namespace: 'vcluster-a',
      labels: { app: 'vcluster', release: 'a' },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          name: 'a',
          uid: 'StatefulSet-vcluster-a-a',
          controller: true,
        },
      ],
    },
    spec: {
      nodeName: 'worker-1',
      containers: [
        {
          name: 'syncer',
          image: 'x',
          ...(requests && { resources: { requests } }),
        },
      ],
    },
    status: { phase: 'Running' },
  } as KubeObject;
}

function node(name: string, labels: Record<string, string>): KubeObject {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name, labels } };
}

async function start(
  objects: KubeObject[],
  savings: JsonObject = {},
  server: { usage?: 'none' } = {},
) {
  const host = await hosts.start({ initial: objects, ...server });
  const index = new TenantIndex({
    catalogue: await loadComponentCatalogue(),
    hosts: host.hosts,
  });
  index.start();
  hosts.onClose(() => index.stop());
  await until('the host to be seen whole', async () =>
    index.hosts()[0].connection === 'live' ? true : undefined,
  );
  const config = mockServices.rootConfig({
    data: { daprVcluster: { savings, presets: PRESETS } },
  });
  const { presets } = readTenantOptions(config);
  const all = createSavings({
    config,
    presets,
    index,
    hosts: host.hosts,
    logger: mockServices.logger.mock(),
    database: mockServices.database.mock({
      getClient: async () => {
        throw new Error('nothing is stored');
      },
    }),
  });
  jest
    .spyOn(all.ledger, 'tenant')
    .mockResolvedValue({ state: 'unknown', reason: 'not counted' });
  const read = () => all.savings.tenant(index.snapshot(REF)!);
  return { ...all, server: host.server, presets, read };
}

const costOf = (figure: Figure, name: string) =>
  figure.parts.find(({ cost }) => cost.name.startsWith(name))!.cost;

function value(known: Known<Comparison>): Comparison {
  if (known.state !== 'known') {
    throw new Error(known.reason);
  }
  return known.value;
}

const input = (figure: Figure, cost: string, name: string) =>
  costOf(figure, cost).inputs.find(each => each.name.startsWith(name));

describe('costs of a host', () => {
  it('count claims and classes as the host has them', async () => {
    const { refreshSavings, read } = await start(aHost(), {
      prices: { storageClasses: [{ name: 'fast', gibMonth: 0.5 }] },
    });
    const before = value((await read()).requested).s3;
    expect(input(before, 'vcluster a', 'storage')).toMatchObject({
      value: 5,
      detail: 'volumeClaimTemplates of StatefulSet a',
    });
    await refreshSavings();
    const { s3 } = value((await read()).requested);
    expect(input(s3, 'vcluster a', 'storage')).toMatchObject({
      name: 'storage (fast)',
      value: 20,
      source: 'measured',
      detail: 'PersistentVolumeClaim data-a-0, class fast',
    });
    expect(input(s3, 'vcluster a', 'price of storage')).toMatchObject({
      value: 0.5,
      source: 'configured',
    });
  });

  it('take the price of the node that a vcluster runs on', async () => {
    const { refreshSavings, read } = await start(aHost(), {
      prices: {
        nodes: [
          { label: 'pool', value: 'spot', cpuCoreMonth: 4, memoryGiBMonth: 1 },
        ],
      },
    });
    await refreshSavings();
    const { s1, s3 } = value((await read()).requested);
    expect(input(s3, 'vcluster a', 'price of CPU')).toMatchObject({
      value: 4,
      source: 'configured',
      detail:
        'daprVcluster.savings.prices.nodes[0].cpuCoreMonth; node worker-1',
    });
    // Dapr has no pods here: nothing says where it would run.
    expect(input(s1, 'Dapr of its own', 'price of CPU')?.source).toBe(
      'default',
    );
  });

  it('are unknown where prices depend on nodes that have not been read', async () => {
    const { read } = await start(aHost(), {
      prices: {
        nodes: [{ label: 'pool', cpuCoreMonth: 4, memoryGiBMonth: 1 }],
      },
    });
    const { s3, savedBySharing } = value((await read()).requested);
    expect(s3.perMonth).toMatchObject({
      state: 'unknown',
      reason: expect.stringContaining('Prices depend on labels of nodes'),
    });
    // The vcluster is in S2 and S3 alike.
    expect(savedBySharing.perMonth.state).toBe('known');
  });

  it('say that a preset has vanished whose requests were needed', async () => {
    const [first, ...others] = aHost();
    const objects = [
      first,
      ...others.filter(({ kind }) => kind !== 'Pod'),
      controlPlanePod(),
    ];
    const { read } = await start(objects);
    const { s3 } = value((await read()).requested);
    expect(input(s3, 'vcluster a', 'CPU')).toMatchObject({
      value: 0.22,
      source: 'chart-default',
      detail: expect.stringContaining(
        'a-0 requests no CPU or no memory; preset "gone" is not configured any more',
      ),
    });
  });

  it('by usage, say that metrics-server is not there', async () => {
    const { refreshSavings, read } = await start(
      aHost(),
      {},
      { usage: 'none' },
    );
    await refreshSavings();
    expect((await read()).used).toEqual({
      state: 'unknown',
      reason: 'metrics-server is not installed on the host.',
    });
  });

  it('by usage, are what metrics-server measures', async () => {
    const { refreshSavings, read } = await start(aHost());
    await refreshSavings();
    const { s3 } = value((await read()).used);
    expect(input(s3, 'vcluster a', 'CPU')).toMatchObject({
      source: 'measured',
      detail:
        'metrics-server on a-0; CoreDNS was not measured, and is not in it: a',
    });
    expect(input(s3, 'vcluster a', 'storage')?.value).toBe(20);
  });

  it('of all tenants, by usage, are those of the host; unknown before it was read', async () => {
    const { refreshSavings, read, savings, ledger } = await start(aHost());
    jest
      .spyOn(ledger, 'fleet')
      .mockResolvedValue({ state: 'unknown', reason: 'not counted' });
    const [before] = (await savings.fleet()).hosts;
    expect(before.requested.state).toBe('known');
    expect(before.used).toMatchObject({
      state: 'unknown',
      reason: 'It has not been read from the host yet.',
    });
    await refreshSavings();
    const [{ used }] = (await savings.fleet()).hosts;
    // The host has one tenant, which bears all of it.
    expect(value(used)).toEqual(value((await read()).used));
  });

  it('tell what a pause and another preset would change', async () => {
    const { read } = await start(aHost(), {
      prices: { cpuCoreMonth: 10, memoryGiBMonth: 1 },
    });
    const { alternatives } = await read();
    const amounts = alternatives!.map(({ change, preset, difference }) => [
      change,
      preset,
      difference.perMonth.state === 'known' &&
        Number(difference.perMonth.value.amount.toFixed(4)),
    ]);
    expect(amounts).toEqual([
      // 520m and 1088Mi less; 500m and 1Gi more.
      ['pause', undefined, -(0.52 * 10 + 1088 / 1024)],
      ['preset', 'large', 0.5 * 10 + 1],
    ]);
    expect(alternatives![1].difference.parts[0].cost.inputs[0]).toMatchObject({
      source: 'configured',
      detail: expect.stringContaining('daprVcluster.presets "large"'),
    });
  });

  it('of a preset contain its vcluster, and apart its whole quota', async () => {
    const { savings, presets } = await start(aHost(), {
      prices: { cpuCoreMonth: 10, memoryGiBMonth: 1, storageGiBMonth: 0 },
    });
    expect(savings.presetCost(presets[0], '0.37.2')).toEqual({
      vcluster: {
        state: 'known',
        value: { currency: 'USD', amount: 1.02 * 10 + (2 + 64 / 1024) },
      },
      quota: {
        state: 'known',
        value: { currency: 'USD', amount: 8 * 10 + 16 },
      },
      restsOnDefaults: false,
    });
  });

  it('are answered without any request to the host', async () => {
    const { refreshSavings, read, server } = await start(aHost());
    await refreshSavings();
    server.requests.reset();
    await read();
    expect(listsOf(server)).toEqual([]);
  });

  it('are in no sum of all hosts while it has no tenants', async () => {
    const { savings, ledger } = await start([namespace('dapr-system')]);
    jest
      .spyOn(ledger, 'fleet')
      .mockResolvedValue({ state: 'unknown', reason: 'not counted' });
    const fleet = await savings.fleet();
    expect(value(fleet.hosts[0].requested).tenants).toBe(0);
    expect(fleet.saved).toEqual([]);
  });
});

function listsOf({ requests }: ApiServer): string[] {
  return Object.keys(requests.counts()).filter(key => key.startsWith('list'));
}
