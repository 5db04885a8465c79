import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TestHosts } from '../../__testUtils__/TestHosts';
import { LiveTenant, LiveTenants } from '../live/LiveTenant';
import { Workload } from './controlPlane';
import { pauseTenant } from './pauseTenant';
import { resumeTenant } from './resumeTenant';

const REF = { host: 'sandbox', namespace: 'vcluster-old', name: 'old' };
const POLLING = { timeoutMs: 1_000, intervalMs: 10 };
const { deployments, statefulSets } = RESOURCES;
const hosts = new TestHosts();
let client: KubeClient;
let tenant: LiveTenant;

/** A workload of a chart up to 0.19 with the distribution k8s. */
const part = (
  app: string,
  name: string,
  replicas: number,
  extra: object = {},
): KubeObject => {
  const labels = { app, release: 'old' };
  return {
    metadata: { name, namespace: REF.namespace, labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'main', image: 'x' }] },
      },
      ...extra,
    },
  };
};

beforeEach(async () => {
  const host = await hosts.start({
    initial: [
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: REF.namespace },
      },
    ],
  });
  client = host.client;
  await client.create(deployments, part('vcluster', 'old', 1));
  await client.create(deployments, part('vcluster-api', 'old-api', 3));
  await client.create(
    deployments,
    part('vcluster-controller', 'old-controller', 0),
  );
  await client.create(
    statefulSets,
    part('vcluster-etcd', 'old-etcd', 3, { serviceName: 'old-etcd' }),
  );
  tenant = await new LiveTenants(host.hosts).get(REF);
});
afterEach(() => hosts.close());

/** Replicas of each workload, by name. */
async function replicasNow() {
  const found = await Promise.all(
    [deployments, statefulSets].map(kind =>
      client.list<Workload>(kind, { namespace: REF.namespace }),
    ),
  );
  return Object.fromEntries(
    found
      .flatMap(({ items }) => items)
      .map(({ metadata, spec }) => [metadata.name, spec?.replicas]),
  );
}

it('scales API server, controller manager and etcd with the syncer, and back to what each had', async () => {
  const before = await replicasNow();
  const paused = await pauseTenant(tenant, { dryRun: false, polling: POLLING });
  expect(paused).toMatchObject({ outcome: 'paused', remaining: [] });
  expect(await replicasNow()).toEqual({
    old: 0,
    'old-api': 0,
    'old-controller': 0,
    'old-etcd': 0,
  });
  const resumed = await resumeTenant(tenant, { dryRun: false });
  expect(resumed.outcome).toBe('resumed');
  expect(await replicasNow()).toEqual(before);
  expect(resumed.objects.map(({ name }) => name)).toEqual([
    'old-etcd',
    'old-controller',
    'old-api',
    'old',
  ]);
});

it('gives one replica where nobody has written down a usable number', async () => {
  await pauseTenant(tenant, { dryRun: false, polling: POLLING });
  for (const text of ['-3', '1e9', 'many', null]) {
    await client.patch(
      deployments,
      { namespace: REF.namespace, name: 'old' },
      { metadata: { annotations: { 'loft.sh/paused-replicas': text } } },
    );
    await resumeTenant(tenant, { dryRun: false });
    expect(await replicasNow()).toMatchObject({ old: 1 });
    await pauseTenant(tenant, { dryRun: false, polling: POLLING });
  }
});

it('is refused when the namespace was created again meanwhile', async () => {
  const { uid: _, ...metadata } = tenant.namespace.metadata;
  const stale = {
    ...tenant,
    namespace: { ...tenant.namespace, metadata: { ...metadata, uid: 'old' } },
  };
  const before = await replicasNow();
  for (const act of [
    () => pauseTenant(stale, { dryRun: false, polling: POLLING }),
    () => resumeTenant(stale, { dryRun: false }),
  ]) {
    await expect(act()).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining('was deleted and created again'),
    });
  }
  expect(await replicasNow()).toEqual(before);
});
