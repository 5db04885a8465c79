import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  applyComponent,
  eventsOf,
  eventually,
  gone,
  redis,
  saidOf,
  SyncedHost,
} from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components, statefulSets } = RESOURCES;
const AT = 'vcluster-team-a';

let host: SyncedHost;
let vcluster: KubeClient;
beforeEach(async () => {
  host = await SyncedHost.start();
  vcluster = await host.vcluster('team-a');
});
afterEach(() => host.close());

const apply = (object: KubeObject) => applyComponent(vcluster, object);
const state = (name: string, wanted: string, namespace = 'default') =>
  eventually(
    vcluster,
    components,
    { namespace, name },
    object => saidOf(object)?.state === wanted,
  ).then(saidOf);

it('leaves an object that is not its own alone, until that is gone', async () => {
  await host.host.create(
    components,
    redis('store', { namespace: AT, keyPrefix: 'x' }),
  );
  const before = await host.host.get(components, {
    namespace: AT,
    name: 'store',
  });
  host.syncer();
  await apply(redis('store'));
  const status = await state('store', 'conflict');
  expect(status.reason).toBe(
    `Component ${AT}/store on the host belongs to somebody else`,
  );
  expect(await eventsOf(vcluster, 'default', 'store')).toEqual([
    expect.objectContaining({ reason: 'Conflict' }),
  ]);
  await vcluster.delete(components, { namespace: 'default', name: 'store' });
  await apply(redis('other'));
  await state('other', 'synced');
  expect(
    await host.host.get(components, { namespace: AT, name: 'store' }),
  ).toEqual(before);
});

it('restores a copy that was edited or deleted, with an event, and keeps what others add to its metadata', async () => {
  host.syncer();
  await apply(redis('store'));
  const copy = await host.onHost<any>(components, AT, 'store');
  await state('store', 'synced');
  await host.host.patch(
    components,
    { namespace: AT, name: 'store' },
    {
      metadata: { labels: { seen: 'yes' } },
      spec: { ignoreErrors: true },
      scopes: ['evil'],
    },
    { fieldManager: 'kubectl-edit' },
  );
  const restored = await host.onHost<any>(
    components,
    AT,
    'store',
    ({ scopes }) => scopes[0] === 'cart',
  );
  expect(restored.spec).toEqual(copy.spec);
  expect(restored.metadata.labels).toEqual({
    ...copy.metadata.labels,
    seen: 'yes',
  });
  await host.host.delete(components, { namespace: AT, name: 'store' });
  const again = await host.onHost<any>(components, AT, 'store');
  expect(again.spec).toEqual(copy.spec);
  await until('two events', async () => {
    const reasons = (await eventsOf(vcluster, 'default', 'store')).map(
      ({ reason }) => reason,
    );
    return reasons.filter(reason => reason === 'Restored').length === 2
      ? true
      : undefined;
  });
});

it('knows after a restart what was edited meanwhile', async () => {
  const { stop } = host.syncer();
  await apply(redis('store'));
  const copy = await host.onHost<any>(components, AT, 'store');
  await state('store', 'synced');
  await stop();
  await host.host.patch(
    components,
    { namespace: AT, name: 'store' },
    { spec: { ignoreErrors: true } },
  );
  await apply(redis('gone-meanwhile'));
  host.syncer({ replica: 'two' });
  await host.onHost<any>(
    components,
    AT,
    'store',
    ({ spec }) => spec.ignoreErrors === undefined,
  );
  await host.onHost(components, AT, 'gone-meanwhile');
  await until('the event', async () =>
    (
      await eventsOf(vcluster, 'default', 'store')
    ).some(({ reason }) => reason === 'Restored')
      ? true
      : undefined,
  );
  expect(copy.metadata.uid).toBe(
    (await host.host.get(components, { namespace: AT, name: 'store' })).metadata
      .uid,
  );
});

it('removes copies whose source went while nobody watched, and those of a vcluster that is gone', async () => {
  const { stop } = host.syncer();
  await apply(redis('one'));
  await apply(redis('two'));
  await host.onHost(components, AT, 'one');
  await host.onHost(components, AT, 'two');
  await host.host.create(components, redis('foreign', { namespace: AT }));
  await stop();
  await vcluster.delete(components, { namespace: 'default', name: 'one' });
  const { syncer } = host.syncer({ replica: 'two' });
  await gone(host.host, components, { namespace: AT, name: 'one' });
  await syncer.idle();
  await host.onHost(components, AT, 'two');

  await host.host.delete(statefulSets, { namespace: AT, name: 'team-a' });
  await gone(host.host, components, { namespace: AT, name: 'two' });
  await host.onHost(components, AT, 'foreign');
});

it('leaves a paused vcluster alone, and one whose API server does not answer', async () => {
  const { syncer } = host.syncer();
  await apply(redis('store'));
  await state('store', 'synced');
  await host.host.patch(
    statefulSets,
    { namespace: AT, name: 'team-a' },
    { metadata: { annotations: { 'loft.sh/paused': 'true' } } },
  );
  await until('pause', async () =>
    syncer.status().vclusters[0]?.state === 'paused' ? true : undefined,
  );
  await vcluster.delete(components, { namespace: 'default', name: 'store' });
  await host.vclusters.get(`${AT}/team-a`)!.server.faults.refuseConnections();
  await host.host.patch(
    statefulSets,
    { namespace: AT, name: 'team-a' },
    { metadata: { annotations: { 'loft.sh/paused': null } } },
  );
  await until('trouble', async () =>
    syncer.status().vclusters[0]?.state === 'unreachable' ? true : undefined,
  );
  await host.onHost(components, AT, 'store');
  host.vclusters.get(`${AT}/team-a`)!.server.faults.clear();
  await gone(host.host, components, { namespace: AT, name: 'store' });
});

it('lets the older of two equal names win, and the other take its place when it goes', async () => {
  const { stop } = host.syncer();
  await host.namespace('one', {}, vcluster);
  await host.namespace('two', {}, vcluster);
  await apply(redis('warm-up'));
  await state('warm-up', 'synced');
  await stop();
  await apply(redis('store', { namespace: 'one', scopes: ['a'] }));
  const { creationTimestamp } = (
    await vcluster.get(components, { namespace: 'one', name: 'store' })
  ).metadata;
  await until('a later second', async () =>
    Date.now() >= Date.parse(creationTimestamp!) + 1_000 ? true : undefined,
  );
  await apply(redis('store', { namespace: 'two', scopes: ['b'] }));
  host.syncer({ replica: 'two' });
  await state('store', 'synced', 'one');
  expect((await state('store', 'conflict', 'two')).reason).toContain(
    'Component store of namespace one is older',
  );
  expect(
    await host.host.get(components, { namespace: AT, name: 'store' }),
  ).toMatchObject({ scopes: ['a'] });
  await vcluster.delete(components, { namespace: 'one', name: 'store' });
  await state('store', 'synced', 'two');
  await host.onHost<any>(
    components,
    AT,
    'store',
    ({ scopes }) => scopes[0] === 'b',
  );
});

it('serves only what the host says: not a vcluster without the mark, nor two in one namespace', async () => {
  const other = await host.vcluster('team-b', { profile: '' });
  const optedIn = await host.vcluster('team-c', {
    profile: '',
    labels: { 'dapr-vcluster/sync': 'enabled' },
  });
  const out = await host.vcluster('team-d', {
    labels: { 'dapr-vcluster/sync': 'disabled' },
  });
  await host.host.create(statefulSets, {
    metadata: {
      namespace: AT,
      name: 'second',
      labels: { app: 'vcluster', release: 'second' },
    },
    spec: {
      serviceName: 'second',
      selector: { matchLabels: { a: 'b' } },
      template: {
        metadata: { labels: { a: 'b' } },
        spec: { containers: [{ name: 'syncer', image: 'x' }] },
      },
    },
  });
  const { syncer } = host.syncer();
  await until('the kind', () => optedIn.create(components, redis('store')));
  await host.onHost(components, 'vcluster-team-c', 'store');
  const definitions = async (client: KubeClient) =>
    (await client.list(RESOURCES.customResourceDefinitions)).items.length;
  expect(await definitions(other)).toBe(0);
  expect(await definitions(out)).toBe(0);
  expect(await definitions(vcluster)).toBe(0);
  expect(
    syncer
      .status()
      .vclusters.map(each => `${each.name} ${each.state}`)
      .sort(),
  ).toEqual(['second unsupported', 'team-a unsupported', 'team-c served']);
  expect(
    await getIfPresent(host.host, components, { namespace: AT, name: 'store' }),
  ).toBeUndefined();
});
