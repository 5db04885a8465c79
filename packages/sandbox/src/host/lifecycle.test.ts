import {
  CONFIG_MAPS,
  DAPR_COMPONENTS,
  KubeObject,
  NAMESPACES,
  PERSISTENT_VOLUME_CLAIMS,
  Pod,
  PODS,
  Resource,
  SandboxClient,
  SECRETS,
  SERVICE_ACCOUNTS,
  SERVICES,
  STATEFUL_SETS,
} from 'dapr-vcluster-kube-sim/client';
import { HELM_RELEASES } from '../helm';
import { recordedInputs, RELEASES } from '../recorded/inputs';
import {
  createAll,
  eventually,
  gone,
  TestHost,
} from '../__testUtils__/TestHost';
import { until } from '../__testUtils__/until';

jest.setTimeout(60_000);

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
  client: SandboxClient,
  resource: Resource,
  namespace?: string,
) {
  const { items } = await client.list<KubeObject>(resource, { namespace });
  return items.map(each => each.metadata.name).sort();
}

const running = (client: SandboxClient, app: string) =>
  until(`${app} running`, async () =>
    (await client.list<Pod>(PODS)).items.find(
      pod =>
        pod.metadata.name.startsWith(app) &&
        pod.status?.phase === 'Running' &&
        !pod.metadata.deletionTimestamp,
    ),
  );

it('a tenant is ready, reachable and empty', async () => {
  const virtual = await host.tenant({ name: 'team-a', version: '0.36.1' });
  expect(await names(virtual, NAMESPACES)).toEqual([
    'default',
    'kube-node-lease',
    'kube-public',
    'kube-system',
  ]);
  const { body } = await virtual.raw({ method: 'GET', path: '/version' });
  expect(JSON.parse(body).gitVersion).toBe('v1.36.0');
  expect(await running(host.client, 'coredns')).toBeDefined();
  expect(await running(host.client, 'team-a-0')).toBeDefined();
});

it('a paused tenant cannot be reached, and comes back as it was', async () => {
  const virtual = await host.tenant({ name: 'team-a', version: '0.36.1' });
  await createAll(virtual, [note, ...recordedInputs('team-b')]);
  await running(virtual, 'orders');
  await host.client.patch(STATEFUL_SETS, TEAM_A, { spec: { replicas: 0 } });
  await until('no connection', () =>
    virtual.list(NAMESPACES).then(
      () => false,
      error => (error as { code?: string }).code === 'ECONNREFUSED',
    ),
  );
  const { items } = await host.client.list<Pod>(PODS, {
    namespace: 'vcluster-team-a',
  });
  for (const { metadata } of items) {
    await host.client.delete(PODS, metadata);
  }
  await host.client.patch(STATEFUL_SETS, TEAM_A, { spec: { replicas: 1 } });
  const again = await until('a connection', () =>
    virtual.list(NAMESPACES).then(
      () => virtual,
      () => undefined,
    ),
  );
  expect(await again.get(CONFIG_MAPS, note.metadata)).toMatchObject({
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
  await host.client.delete(HELM_RELEASES, TEAM_A);
  await gone(host.client, HELM_RELEASES, TEAM_A);
  await gone(host.client, PODS, {
    namespace: 'vcluster-team-a',
    name: 'team-a-0',
  });
  await gone(host.client, SECRETS, {
    namespace: 'vcluster-team-a',
    name: 'team-a-certs',
  });
  await until('no connection', () =>
    virtual.list(NAMESPACES).then(
      () => false,
      () => true,
    ),
  );
  const left = (resource: Resource) =>
    names(host.client, resource, 'vcluster-team-a');
  expect(await left(SECRETS)).toEqual(['vc-team-a']);
  expect(await left(PERSISTENT_VOLUME_CLAIMS)).toEqual(['data-team-a-0']);
  expect(await left(SERVICES)).toEqual(['team-a-node-node-1']);
  expect(await left(SERVICE_ACCOUNTS)).toEqual(['default']);
  const namespaces = await host.client.list<KubeObject>(NAMESPACES, {
    labelSelector: 'vcluster.loft.sh/managed-by=vcluster-team-a-x-team-a',
  });
  expect(namespaces.items).toHaveLength(5);
  expect(await names(host.client, DAPR_COMPONENTS)).toEqual([
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
  await host.client.delete(HELM_RELEASES, TEAM_A);
  await gone(host.client, HELM_RELEASES, TEAM_A);
  await gone(host.client, SECRETS, {
    namespace: 'vcluster-team-a',
    name: 'redis-x-default-x-team-a',
  });
  await until(
    'no pods',
    async () =>
      (await names(host.client, PODS, 'vcluster-team-a')).length === 0,
  );
  expect(
    await names(host.client, PERSISTENT_VOLUME_CLAIMS, 'vcluster-team-a'),
  ).toEqual(['data-team-a-0']);
});

it('a new tenant finds the data of an old one only if the claim was kept', async () => {
  const virtual = await host.tenant({ name: 'team-a', version: '0.36.1' });
  await createAll(virtual, [note]);
  await host.client.delete(HELM_RELEASES, TEAM_A);
  await gone(host.client, HELM_RELEASES, TEAM_A);
  await gone(host.client, PODS, {
    namespace: 'vcluster-team-a',
    name: 'team-a-0',
  });
  const second = await host.tenant({ name: 'team-a', version: '0.36.1' });
  expect(await second.get(CONFIG_MAPS, note.metadata)).toBeDefined();
  await host.client.delete(HELM_RELEASES, TEAM_A);
  await gone(host.client, HELM_RELEASES, TEAM_A);
  await gone(host.client, PODS, {
    namespace: 'vcluster-team-a',
    name: 'team-a-0',
  });
  await host.client.delete(PERSISTENT_VOLUME_CLAIMS, {
    namespace: 'vcluster-team-a',
    name: 'data-team-a-0',
  });
  await gone(host.client, PERSISTENT_VOLUME_CLAIMS, {
    namespace: 'vcluster-team-a',
    name: 'data-team-a-0',
  });
  const third = await host.tenant({ name: 'team-a', version: '0.36.1' });
  expect(await third.get(CONFIG_MAPS, note.metadata)).toBeUndefined();
});

it('deleting the namespace of a tenant removes everything in it', async () => {
  await host.tenant({ name: 'team-a', version: '0.36.1' });
  await host.client.delete(NAMESPACES, { name: 'vcluster-team-a' });
  await gone(host.client, NAMESPACES, { name: 'vcluster-team-a' });
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
  await eventually(host.client, DAPR_COMPONENTS, {
    namespace: before.metadata.namespace,
    name: 'orders',
  });
  const state = JSON.parse(JSON.stringify(await host.close()));

  host = await TestHost.start({ state });
  const again = await host.open('vcluster-team-a', 'team-a');
  expect(await again.get(CONFIG_MAPS, note.metadata)).toMatchObject({
    data: { kept: 'yes' },
  });
  const after = await running(host.client, 'cart');
  expect(after.metadata.uid).toBe(before.metadata.uid);
  await again.delete(DAPR_COMPONENTS, { namespace: 'shop', name: 'orders' });
  await gone(host.client, DAPR_COMPONENTS, {
    namespace: before.metadata.namespace,
    name: 'orders',
  });
});
