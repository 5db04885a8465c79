import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  eventsOf,
  eventually,
  gone,
  redis,
  saidOf,
  SyncedHost,
} from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components } = RESOURCES;
const AT = 'vcluster-team-a';

let host: SyncedHost;
beforeEach(async () => {
  host = await SyncedHost.start();
});
afterEach(() => host.close());

it('installs the kinds, copies under the same name, reports, and follows changes and deletions', async () => {
  const vcluster = await host.vcluster('team-a');
  host.syncer();
  await until('the kind', async () =>
    (await vcluster.list(RESOURCES.customResourceDefinitions)).items.length ===
    7
      ? true
      : undefined,
  );
  await vcluster.apply(components, redis('store'), { fieldManager: 'kubectl' });
  const copy = await host.onHost(components, AT, 'store');
  expect(copy).toMatchObject({
    spec: redis('store').spec,
    scopes: ['cart'],
    metadata: {
      labels: {
        'app.kubernetes.io/managed-by': 'dapr-vcluster-component-syncer',
        'dapr-vcluster/tenant-name': 'team-a',
      },
      annotations: {
        'dapr-vcluster/sync-source': 'default/store',
        'dapr-vcluster/virtual-namespace': 'default',
      },
    },
  });
  const said = await eventually(
    vcluster,
    components,
    { namespace: 'default', name: 'store' },
    saidOf,
  );
  expect(saidOf(said)).toMatchObject({
    state: 'synced',
    hostName: 'store',
    hostNamespace: AT,
    observedGeneration: 1,
  });
  await until('the event', async () =>
    (await eventsOf(vcluster, 'default', 'store')).length > 0
      ? true
      : undefined,
  );
  expect(await eventsOf(vcluster, 'default', 'store')).toEqual([
    {
      reason: 'Synced',
      message: expect.stringContaining(`${AT}/store`),
    },
  ]);

  await vcluster.apply(
    components,
    redis('store', { scopes: ['cart', 'mail'] }),
    {
      fieldManager: 'kubectl',
    },
  );
  await host.onHost<any>(components, AT, 'store', ({ scopes }) =>
    scopes.includes('mail'),
  );
  await eventually(
    vcluster,
    components,
    { namespace: 'default', name: 'store' },
    object => saidOf(object)?.observedGeneration === 2,
  );

  await vcluster.delete(components, { namespace: 'default', name: 'store' });
  await gone(host.host, components, { namespace: AT, name: 'store' });
});

it('says nothing twice: with nothing changing it writes nothing', async () => {
  const vcluster = await host.vcluster('team-a');
  const { syncer, stop } = host.syncer();
  await until('the kind', () =>
    vcluster.create(components, redis('store')).then(() => true),
  );
  await eventually(
    vcluster,
    components,
    { namespace: 'default', name: 'store' },
    saidOf,
  );
  await host.onHost(components, AT, 'store');
  await syncer.idle();
  const version = async () => [
    (await vcluster.get(components, { namespace: 'default', name: 'store' }))
      .metadata.resourceVersion,
    (await host.host.get(components, { namespace: AT, name: 'store' })).metadata
      .resourceVersion,
    (await eventsOf(vcluster, 'default', 'store')).length,
  ];
  const before = await version();
  await stop();
  const again = host.syncer({ replica: 'two' });
  await until('everything read', async () =>
    again.syncer.status().vclusters[0]?.complete &&
    again.syncer.status().vclusters[0].objects.synced === 1
      ? true
      : undefined,
  );
  await again.syncer.idle();
  expect(await version()).toEqual(before);
});
