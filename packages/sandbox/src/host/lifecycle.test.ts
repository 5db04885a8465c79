import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  getIfPresent,
  isUnreachable,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { recordedInputs, RELEASES } from '../recorded/inputs';
import {
  createAll,
  eventually,
  gone,
  TestHost,
} from '../__testUtils__/TestHost';
import { until } from '../__testUtils__/until';

jest.setTimeout(180_000);

let host: TestHost;
beforeEach(async () => {
  host = await TestHost.start();
});
afterEach(() => host.close());

const TEAM_A = { namespace: 'vcluster-team-a', name: 'team-a' };
const note = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { namespace: 'default', name: 'note' },
  data: { kept: 'yes' },
};

async function names(
  client: KubeClient,
  resource: Resource,
  namespace?: string,
) {
  const { items } = await client.list<KubeObject>(resource, { namespace });
  return items.map(each => each.metadata.name).sort();
}

const running = (client: KubeClient, app: string) =>
  until(`${app} running`, async () =>
    (await client.list<Pod>(RESOURCES.pods)).items.find(
      pod =>
        pod.metadata.name.startsWith(app) &&
        pod.status?.phase === 'Running' &&
        !pod.metadata.deletionTimestamp,
    ),
  );

it('a tenant is ready, reachable and empty', async () => {
  const virtual = await host.tenant({ name: 'team-a', version: '0.36.1' });
  expect(await names(virtual, RESOURCES.namespaces)).toEqual([
    'default',
    'kube-node-lease',
    'kube-public',
    'kube-system',
  ]);
  const { body } = await virtual.raw('/version');
  expect(JSON.parse(body).gitVersion).toBe('v1.36.0');
  expect(await running(host.client, 'coredns')).toBeDefined();
  expect(await running(host.client, 'team-a-0')).toBeDefined();
});

it('a paused tenant cannot be reached, and comes back as it was', async () => {
  const virtual = await host.tenant({ name: 'team-a', version: '0.36.1' });
  await createAll(virtual, [note, ...recordedInputs('team-b')]);
  await running(virtual, 'orders');
  await host.client.patch(RESOURCES.statefulSets, TEAM_A, {
    spec: { replicas: 0 },
  });
  await until('no connection', () =>
    virtual.list(RESOURCES.namespaces).then(() => false, isUnreachable),
  );
  const { items } = await host.client.list<Pod>(RESOURCES.pods, {
    namespace: 'vcluster-team-a',
  });
  for (const { metadata } of items) {
    await deleteIfPresent(host.client, RESOURCES.pods, metadata);
  }
  await host.client.patch(RESOURCES.statefulSets, TEAM_A, {
    spec: { replicas: 1 },
  });
  const again = await until('a connection', () =>
    virtual.list(RESOURCES.namespaces).then(
      () => virtual,
      () => undefined,
    ),
  );
  expect(
    await getIfPresent(again, RESOURCES.configMaps, note.metadata),
  ).toMatchObject({
    data: { kept: 'yes' },
  });
  await running(host.client, 'orders');
});

it('uninstalling a multi-namespace tenant leaves behind what a real one leaves behind', async () => {
  const virtual = await host.tenant({
    ...TEAM_A,
    version: RELEASES['team-a'].version,
    values: RELEASES['team-a'].values,
  });
  await createAll(virtual, recordedInputs('team-a'));
  await running(host.client, 'cart');
  await deleteIfPresent(host.client, RESOURCES.helmReleases, TEAM_A);
  await gone(host.client, RESOURCES.helmReleases, TEAM_A);
  await gone(host.client, RESOURCES.pods, {
    namespace: 'vcluster-team-a',
    name: 'team-a-0',
  });
  await gone(host.client, RESOURCES.secrets, {
    namespace: 'vcluster-team-a',
    name: 'team-a-certs',
  });
  await until('no connection', () =>
    virtual.list(RESOURCES.namespaces).then(
      () => false,
      () => true,
    ),
  );
  const left = (resource: Resource) =>
    names(host.client, resource, 'vcluster-team-a');
  expect(await left(RESOURCES.secrets)).toEqual(['vc-team-a']);
  expect(await left(RESOURCES.persistentVolumeClaims)).toEqual([
    'data-team-a-0',
  ]);
  expect(await left(RESOURCES.services)).toEqual(['team-a-node-node-1']);
  expect(await left(RESOURCES.serviceAccounts)).toEqual(['default']);
  const namespaces = await host.client.list<KubeObject>(RESOURCES.namespaces, {
    labelSelector: 'vcluster.loft.sh/managed-by=vcluster-team-a-x-team-a',
  });
  expect(namespaces.items).toHaveLength(5);
  expect(await names(host.client, RESOURCES.components)).toEqual([
    'my-statestore',
    'orders',
  ]);
  await running(host.client, 'cart');
});

it('uninstalling a single-namespace tenant takes its objects along', async () => {
  const virtual = await host.tenant({
    ...TEAM_A,
    version: RELEASES['team-b'].version,
    values: { sync: { toHost: { secrets: { all: true } } } },
  });
  await createAll(virtual, recordedInputs('team-b'));
  await running(host.client, 'orders');
  await deleteIfPresent(host.client, RESOURCES.helmReleases, TEAM_A);
  await gone(host.client, RESOURCES.helmReleases, TEAM_A);
  await gone(host.client, RESOURCES.secrets, {
    namespace: 'vcluster-team-a',
    name: 'redis-x-default-x-team-a',
  });
  await until(
    'no pods',
    async () =>
      (await names(host.client, RESOURCES.pods, 'vcluster-team-a')).length ===
      0,
  );
  expect(
    await names(
      host.client,
      RESOURCES.persistentVolumeClaims,
      'vcluster-team-a',
    ),
  ).toEqual(['data-team-a-0']);
});

it('a new tenant finds the data of an old one only if the claim was kept', async () => {
  const virtual = await host.tenant({ name: 'team-a', version: '0.36.1' });
  await createAll(virtual, [note]);
  await deleteIfPresent(host.client, RESOURCES.helmReleases, TEAM_A);
  await gone(host.client, RESOURCES.helmReleases, TEAM_A);
  await gone(host.client, RESOURCES.pods, {
    namespace: 'vcluster-team-a',
    name: 'team-a-0',
  });
  const second = await host.tenant({ name: 'team-a', version: '0.36.1' });
  expect(
    await getIfPresent(second, RESOURCES.configMaps, note.metadata),
  ).toBeDefined();
  await deleteIfPresent(host.client, RESOURCES.helmReleases, TEAM_A);
  await gone(host.client, RESOURCES.helmReleases, TEAM_A);
  await gone(host.client, RESOURCES.pods, {
    namespace: 'vcluster-team-a',
    name: 'team-a-0',
  });
  await deleteIfPresent(host.client, RESOURCES.persistentVolumeClaims, {
    namespace: 'vcluster-team-a',
    name: 'data-team-a-0',
  });
  await gone(host.client, RESOURCES.persistentVolumeClaims, {
    namespace: 'vcluster-team-a',
    name: 'data-team-a-0',
  });
  const third = await host.tenant({ name: 'team-a', version: '0.36.1' });
  expect(
    await getIfPresent(third, RESOURCES.configMaps, note.metadata),
  ).toBeUndefined();
});

it('deleting the namespace of a tenant removes everything in it', async () => {
  await host.tenant({ name: 'team-a', version: '0.36.1' });
  await deleteIfPresent(host.client, RESOURCES.namespaces, {
    name: 'vcluster-team-a',
  });
  await gone(host.client, RESOURCES.namespaces, { name: 'vcluster-team-a' });
  await until(
    'tenant stopped',
    async () => host.host.tenants.list().length === 0,
  );
});

it('a restarted host brings its tenants and their sidecars back', async () => {
  const virtual = await host.tenant({
    ...TEAM_A,
    version: RELEASES['team-a'].version,
    values: RELEASES['team-a'].values,
  });
  await createAll(virtual, [note, ...recordedInputs('team-a')]);
  const before = await running(host.client, 'cart');
  await eventually(host.client, RESOURCES.components, {
    namespace: before.metadata.namespace,
    name: 'orders',
  });
  const state = JSON.parse(JSON.stringify(await host.close()));

  host = await TestHost.start({ state });
  const again = await host.open('vcluster-team-a', 'team-a');
  expect(
    await getIfPresent(again, RESOURCES.configMaps, note.metadata),
  ).toMatchObject({
    data: { kept: 'yes' },
  });
  const after = await running(host.client, 'cart');
  expect(after.metadata.uid).toBe(before.metadata.uid);
  await deleteIfPresent(again, RESOURCES.components, {
    namespace: 'shop',
    name: 'orders',
  });
  await gone(host.client, RESOURCES.components, {
    namespace: before.metadata.namespace,
    name: 'orders',
  });
});
