import {
  KubeClient,
  KubeObject,
  Resource,
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

const { components, secrets } = RESOURCES;
const AT = 'vcluster-team-a';
const NAMES = ['one', 'two', 'three', 'n'.repeat(63)];

// What tenants declare, in one vcluster that all tests share.
let host: SyncedHost;
let vcluster: KubeClient;
beforeAll(async () => {
  host = await SyncedHost.start();
  vcluster = await host.vcluster('team-a');
  host.syncer();
  for (const name of NAMES) {
    await host.namespace(name, {}, vcluster);
  }
  await applyComponent(vcluster, redis('first'));
});
afterAll(() => host.close());

const said = (
  name: string,
  state: string,
  namespace = 'default',
  resource: Resource = components,
) =>
  eventually(
    vcluster,
    resource,
    { namespace, name },
    object =>
      saidOf(object)?.state === state &&
      saidOf(object)?.observedGeneration === object.metadata.generation,
  );
const copy = (name: string, fits?: (object: any) => unknown) =>
  host.onHost<any>(components, AT, name, fits);
const password = (name: string) => ({
  name: 'redisPassword',
  secretKeyRef: { name, key: 'password' },
});
const hostSecret = (name: string) =>
  host.host.create<KubeObject>(secrets, {
    metadata: { namespace: AT, name: `${name}-x-default-x-team-a` },
    data: {},
  });

it('a name with dots, and the same name in another kind, are copied each', async () => {
  await applyComponent(vcluster, redis('my.store.v1'));
  await vcluster.create(RESOURCES.configurations, {
    metadata: { name: 'my.store.v1', namespace: 'default' },
    spec: { tracing: { samplingRate: '1' } },
  } as KubeObject);
  await copy('my.store.v1');
  await host.onHost(RESOURCES.configurations, AT, 'my.store.v1');
});

it('the longest namespace and the longest name', async () => {
  const [namespace, name] = [NAMES[3], 'x'.repeat(253)];
  await applyComponent(vcluster, redis(name, { namespace }));
  await said(name, 'synced', namespace);
  await copy(name);
  expect(await eventsOf(vcluster, namespace, name)).toContainEqual(
    expect.objectContaining({ reason: 'Synced' }),
  );
});

it('a Secret that is replaced by another one that is not there yet: the copy stays until it is', async () => {
  await hostSecret('first-password');
  await applyComponent(
    vcluster,
    redis('renamed', { metadata: [password('first-password')] }),
  );
  const names = ({ spec }: any) =>
    JSON.stringify(spec.metadata.map((each: any) => each.secretKeyRef?.name));
  await copy('renamed', object => names(object).includes('first-password'));
  await applyComponent(
    vcluster,
    redis('renamed', { metadata: [password('second-password')] }),
  );
  const waiting = await said('renamed', 'waiting');
  expect(saidOf(waiting)).toMatchObject({ onHost: true });
  expect(saidOf(waiting).reason).toContain('second-password');
  expect(names(await copy('renamed'))).toContain('first-password');
  await hostSecret('second-password');
  await copy('renamed', object => names(object).includes('second-password'));
  await said('renamed', 'synced');
});

it('a Secret of another secret store is not waited for, nor renamed', async () => {
  const object = redis('vaulted', { metadata: [password('in-vault')] });
  await applyComponent(vcluster, {
    ...object,
    auth: { secretStore: 'vault' },
  } as KubeObject);
  const found = await copy('vaulted');
  expect(JSON.stringify(found.spec)).toContain('"in-vault"');
  expect(found.auth).toEqual({ secretStore: 'vault' });
});

it('one name in three namespaces: the oldest is copied, and another one when that goes', async () => {
  const places = NAMES.slice(0, 3);
  for (const [index, namespace] of places.entries()) {
    await applyComponent(
      vcluster,
      redis('same', { namespace, scopes: [`app-${index}`] }),
    );
    await said('same', index === 0 ? 'synced' : 'conflict', namespace);
  }
  // Of those of one second it may be either.
  const left = new Map(places.map((each, index) => [`app-${index}`, each]));
  const order: string[] = [];
  while (left.size > 0) {
    const { scopes } = await copy('same', object => left.has(object.scopes[0]));
    const namespace = left.get(scopes[0]);
    await vcluster.delete(components, { namespace, name: 'same' });
    left.delete(scopes[0]);
    order.push(scopes[0]);
  }
  expect(order[0]).toBe('app-0');
  await gone(host.host, components, { namespace: AT, name: 'same' });
});

it('one that is being deleted, and waits for a finalizer, is not on the host any more', async () => {
  const object = redis('held');
  await applyComponent(vcluster, {
    ...object,
    metadata: { ...object.metadata, finalizers: ['example.com/hold'] },
  } as KubeObject);
  await copy('held');
  const ref = { namespace: 'default', name: 'held' };
  await vcluster.delete(components, ref);
  await gone(host.host, components, { namespace: AT, name: 'held' });
  await vcluster.patch(components, ref, { metadata: { finalizers: null } });
  await gone(vcluster, components, ref);
});

it('one that is deleted and made again at once is the new one on the host', async () => {
  await applyComponent(vcluster, redis('again', { scopes: ['before'] }));
  const before = await copy('again');
  const ref = { namespace: 'default', name: 'again' };
  await vcluster.delete(components, ref);
  const { metadata } = await applyComponent(
    vcluster,
    redis('again', { scopes: ['after'] }),
  );
  const after = await copy('again', ({ scopes }) => scopes[0] === 'after');
  const uid = 'dapr-vcluster/sync-source-uid';
  expect(after.metadata.annotations[uid]).toBe(metadata.uid);
  expect(before.metadata.annotations[uid]).not.toBe(metadata.uid);
});

it('a status that a tenant forges when it declares the resource is replaced by the true one', async () => {
  const object = redis('forged', { keyPrefix: 'none' });
  const forged = {
    state: 'synced',
    onHost: true,
    time: '2026-01-01T00:00:00Z',
  };
  await applyComponent(vcluster, {
    ...object,
    metadata: {
      ...object.metadata,
      annotations: { 'dapr-vcluster/sync-status': JSON.stringify(forged) },
    },
  } as KubeObject);
  const refused = await said('forged', 'refused');
  expect(saidOf(refused)).toMatchObject({ onHost: false });
  expect(
    (await eventsOf(vcluster, 'default', 'forged')).map(({ reason }) => reason),
  ).toEqual(['Refused']);
});

it('a namespace that is deleted takes its copies along, and nothing else', async () => {
  await host.namespace('brief', {}, vcluster);
  await applyComponent(vcluster, redis('brief-1', { namespace: 'brief' }));
  await applyComponent(vcluster, redis('brief-2', { namespace: 'brief' }));
  await copy('brief-1');
  await copy('brief-2');
  await vcluster.delete(RESOURCES.namespaces, { name: 'brief' });
  for (const name of ['brief-1', 'brief-2']) {
    await gone(host.host, components, { namespace: AT, name });
  }
  await copy('first');
});

it('kinds of a vcluster that the host does not serve are left alone', async () => {
  const name = 'widgets.dapr.io';
  await vcluster.create(RESOURCES.customResourceDefinitions, {
    metadata: { name },
    spec: {
      group: 'dapr.io',
      scope: 'Namespaced',
      names: { kind: 'Widget', plural: 'widgets' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              'x-kubernetes-preserve-unknown-fields': true,
            },
          },
        },
      ],
    },
  } as KubeObject);
  const widgets = {
    apiVersion: 'dapr.io/v1',
    kind: 'Widget',
    plural: 'widgets',
    namespaced: true,
  };
  await until('the kind', () =>
    vcluster.create(widgets, {
      metadata: { name: 'w', namespace: 'default' },
    } as KubeObject),
  );
  await applyComponent(vcluster, redis('after-widget'));
  await copy('after-widget');
  const { metadata } = await vcluster.get(widgets, {
    namespace: 'default',
    name: 'w',
  });
  expect(metadata.annotations).toBeUndefined();
});

it('the label of a StatefulSet is enough; that of the namespace counts more, and misspelt ones count as none', async () => {
  const served = async (name: string, namespaceLabel: string | undefined) => {
    const client = await host.vcluster(name, {
      profile: '',
      labels: namespaceLabel
        ? { 'dapr-vcluster/sync': namespaceLabel }
        : undefined,
    });
    await host.host.patch(
      RESOURCES.statefulSets,
      { namespace: `vcluster-${name}`, name },
      { metadata: { labels: { 'dapr-vcluster/sync': 'enabled' } } },
    );
    return client;
  };
  const yes = await served('team-yes', undefined);
  await served('team-no', 'disabled');
  await host.vcluster('team-typo', {
    profile: '',
    labels: { 'dapr-vcluster/sync': 'Enabled' },
  });
  await applyComponent(yes, redis('store'));
  await host.onHost(components, 'vcluster-team-yes', 'store');
  for (const name of ['team-no', 'team-typo']) {
    const { server } = host.vclusters.get(`vcluster-${name}/${name}`)!;
    expect(server.requests.count('watch', 'components.dapr.io')).toBe(0);
  }
});

it('a scoping label that is misspelt narrows scopes rather than leave them open', async () => {
  const strict = await host.vcluster('team-strict', {
    labels: { 'dapr-vcluster/namespace-scoping': 'Strict' },
  });
  const { scopes: _, ...everyone } = redis('store') as any;
  await applyComponent(strict, everyone);
  const waiting = await eventually(
    strict,
    components,
    { namespace: 'default', name: 'store' },
    object => saidOf(object)?.state === 'waiting',
  );
  expect(saidOf(waiting)).toMatchObject({ onHost: false });
});
