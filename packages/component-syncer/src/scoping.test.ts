import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  eventsOf,
  eventually,
  gone,
  redis,
  saidOf,
  SyncedHost,
} from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components, deployments } = RESOURCES;
const AT = 'vcluster-team-a';

let host: SyncedHost;
beforeEach(async () => {
  host = await SyncedHost.start();
});
afterEach(() => host.close());

function app(namespace: string, appId: string): KubeObject {
  return {
    metadata: { namespace, name: appId },
    spec: {
      selector: { matchLabels: { app: appId } },
      template: {
        metadata: {
          labels: { app: appId },
          annotations: { 'dapr.io/enabled': 'true', 'dapr.io/app-id': appId },
        },
        spec: { containers: [{ name: 'app', image: 'app:1' }] },
      },
    },
  };
}

async function twoNamespaces(vcluster: KubeClient) {
  await host.namespace('one', {}, vcluster);
  await host.namespace('two', {}, vcluster);
  await vcluster.create(deployments, app('one', 'cart'));
  await vcluster.create(deployments, app('two', 'mail'));
}

const everyone = (name: string, namespace: string): KubeObject => {
  const { scopes: _, ...object } = redis(name, { namespace });
  return object;
};

it('says who else in the vcluster could load what has no scopes, and copies it as declared', async () => {
  const vcluster = await host.vcluster('team-a');
  await twoNamespaces(vcluster);
  host.syncer();
  await until('the kind', () =>
    vcluster.create(components, everyone('store', 'one')),
  );
  expect(await host.onHost(components, AT, 'store')).not.toHaveProperty(
    'scopes',
  );
  const said = await eventually(
    vcluster,
    components,
    { namespace: 'one', name: 'store' },
    saidOf,
  );
  expect(saidOf(said).findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'sync/visible-to-others',
      severity: 'warning',
    }),
  );
});

const WARNING = 'sync/visible-to-others';
const warned = (object: KubeObject): string | undefined =>
  saidOf(object)?.findings.find(
    ({ ruleId }: { ruleId: string }) => ruleId === WARNING,
  )?.severity;
const events = async (vcluster: KubeClient, name: string) =>
  (await eventsOf(vcluster, 'one', name))
    .map(({ message }) => message.includes(WARNING))
    .sort();
const watches = (vcluster: string) =>
  host.vclusters
    .get(`vcluster-${vcluster}/${vcluster}`)!
    .server.requests.count('watch', 'deployments.apps');

it('says once that apps of others have come, and that they are gone; meanwhile nothing is written', async () => {
  const vcluster = await host.vcluster('team-a');
  await host.namespace('one', {}, vcluster);
  await host.namespace('two', {}, vcluster);
  await host.namespace('three', {}, vcluster);
  await vcluster.create(deployments, app('one', 'cart'));
  const { syncer } = host.syncer();
  await until('the kind', () =>
    vcluster.create(components, everyone('store', 'one')),
  );
  const ref = { namespace: 'one', name: 'store' };
  const said = (severity: string | undefined) =>
    eventually(
      vcluster,
      components,
      ref,
      object => saidOf(object) && warned(object) === severity,
    );
  await said(undefined);
  await vcluster.create(deployments, app('two', 'mail'));
  await said('warning');
  // More of the same is no news, nor is another app of the own namespace.
  const { resourceVersion } = (await vcluster.get(components, ref)).metadata;
  await vcluster.create(deployments, app('three', 'mail'));
  await vcluster.create(deployments, app('three', 'bills'));
  await vcluster.create(deployments, app('one', 'orders'));
  await vcluster.delete(deployments, { namespace: 'two', name: 'mail' });
  await vcluster.create(components, redis('later', { namespace: 'one' }));
  await host.onHost(components, AT, 'later');
  await syncer.idle();
  expect((await vcluster.get(components, ref)).metadata.resourceVersion).toBe(
    resourceVersion,
  );
  await vcluster.delete(deployments, { namespace: 'three', name: 'mail' });
  await vcluster.delete(deployments, { namespace: 'three', name: 'bills' });
  await said(undefined);
  await until('the last event', async () =>
    (await events(vcluster, 'store')).length === 3 ? true : undefined,
  );
  expect(await events(vcluster, 'store')).toEqual([false, false, true]);
  expect(host.server.requests.count('update', 'components.dapr.io')).toBe(0);
});

it('follows the apps of a vcluster only as long as it has something without scopes', async () => {
  const vcluster = await host.vcluster('team-a');
  await twoNamespaces(vcluster);
  const { syncer } = host.syncer();
  await until('the kind', () =>
    vcluster.create(components, redis('scoped', { namespace: 'one' })),
  );
  await host.onHost(components, AT, 'scoped');
  await syncer.idle();
  expect(watches('team-a')).toBe(0);
  await vcluster.create(components, everyone('store', 'one'));
  const ref = { namespace: 'one', name: 'store' };
  await eventually(vcluster, components, ref, warned);
  await vcluster.patch(components, ref, { scopes: ['cart'] });
  await eventually(
    vcluster,
    components,
    ref,
    object => saidOf(object)?.observedGeneration === 2 && !warned(object),
  );
  const ended = watches('team-a');
  expect(ended).toBeGreaterThan(0);
  // Who has left does not ask again.
  host.vclusters.get(`${AT}/team-a`)!.server.faults.dropWatches();
  await vcluster.create(components, redis('other', { namespace: 'one' }));
  await host.onHost(components, AT, 'other');
  expect(watches('team-a')).toBe(ended);
});

it('says that others could load it where the apps cannot be read', async () => {
  const vcluster = await host.vcluster('team-a');
  await twoNamespaces(vcluster);
  const { faults } = host.vclusters.get(`${AT}/team-a`)!.server;
  faults.forbid({ plural: 'pods' });
  host.syncer();
  await until('the kind', () =>
    vcluster.create(components, everyone('store', 'one')),
  );
  const ref = { namespace: 'one', name: 'store' };
  const unread = await eventually(vcluster, components, ref, warned);
  expect(saidOf(unread).findings).toContainEqual(
    expect.objectContaining({
      ruleId: WARNING,
      severity: 'info',
      title: expect.stringMatching(/whether there are any is unknown$/),
    }),
  );
  // Once they can be read, it is known.
  faults.clear();
  await eventually(
    vcluster,
    components,
    ref,
    object => warned(object) === 'warning',
  );
});

it('strict: narrows scopes to the apps of the own namespace, follows them, and never writes an empty list', async () => {
  const vcluster = await host.vcluster('team-a', {
    labels: { 'dapr-vcluster/namespace-scoping': 'strict' },
  });
  await twoNamespaces(vcluster);
  host.syncer();
  await until('the kind', () =>
    vcluster.create(components, everyone('store', 'one')),
  );
  await vcluster.create(
    components,
    redis('named', { namespace: 'one', scopes: ['cart', 'mail'] }),
  );
  const scopes = (name: string, wanted: string[]) =>
    host.onHost<any>(
      components,
      AT,
      name,
      object => String(object.scopes) === String(wanted),
    );
  await scopes('store', ['cart']);
  await scopes('named', ['cart']);
  await vcluster.create(deployments, app('one', 'orders'));
  await scopes('store', ['cart', 'orders']);
  await vcluster.delete(deployments, { namespace: 'one', name: 'cart' });
  await scopes('store', ['orders']);
  await gone(host.host, components, { namespace: AT, name: 'named' });
  await eventually(
    vcluster,
    components,
    { namespace: 'one', name: 'named' },
    object => saidOf(object)?.state === 'waiting',
  );
});

it('strict: with more apps than are followed, copies stay as they are, and it is said why', async () => {
  const vcluster = await host.vcluster('team-a', {
    labels: { 'dapr-vcluster/namespace-scoping': 'strict' },
  });
  await twoNamespaces(vcluster);
  // Five times the copies that there may be.
  host.syncer({ settings: { maxObjects: 1 } });
  await until('the kind', () =>
    vcluster.create(components, everyone('store', 'one')),
  );
  const scopes = (wanted: string) =>
    host.onHost<any>(
      components,
      AT,
      'store',
      object => String(object.scopes) === wanted,
    );
  await scopes('cart');
  for (const id of ['a', 'b', 'c', 'd', 'e']) {
    await vcluster.create(deployments, app('one', id));
  }
  const ref = { namespace: 'one', name: 'store' };
  const waiting = await eventually(
    vcluster,
    components,
    ref,
    object => saidOf(object)?.state === 'waiting',
  );
  expect(saidOf(waiting)).toMatchObject({ onHost: true });
  expect(saidOf(waiting).findings).toContainEqual(
    expect.objectContaining({
      ruleId: 'sync/app-limit',
      title: expect.stringContaining('more than 5 deployments with a sidecar'),
    }),
  );
  const copy: any = await host.host.get(components, {
    namespace: AT,
    name: 'store',
  });
  expect(copy.scopes).toContain('cart');
  expect(copy.scopes).not.toContain('mail');
  expect(await eventsOf(vcluster, 'one', 'store')).toContainEqual({
    reason: 'Waiting',
    message: expect.stringContaining('sidecar'),
  });
  for (const id of ['a', 'b', 'c']) {
    await vcluster.delete(deployments, { namespace: 'one', name: id });
  }
  await scopes('cart,d,e');
});

it('apps whose ids Dapr would not take are none', async () => {
  const vcluster = await host.vcluster('team-a', {
    labels: { 'dapr-vcluster/namespace-scoping': 'strict' },
  });
  await twoNamespaces(vcluster);
  for (const [name, id] of [
    ['long', 'x'.repeat(200_000)],
    ['spaced', 'a b'],
    ['capital', 'Cart'],
    ['longest', 'y'.repeat(58)],
  ]) {
    const one = app('one', name) as any;
    one.spec.template.metadata.annotations['dapr.io/app-id'] = id;
    await vcluster.create(deployments, one);
  }
  host.syncer();
  await until('the kind', () =>
    vcluster.create(components, everyone('store', 'one')),
  );
  const copy = await host.onHost<any>(components, AT, 'store');
  expect(copy.scopes).toEqual(['cart', 'y'.repeat(58)]);
});
