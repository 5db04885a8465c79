import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  applyComponent,
  eventually,
  redis,
  saidOf,
  SyncedHost,
} from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components } = RESOURCES;
const AT = 'vcluster-team-a';

let host: SyncedHost;
let vcluster: KubeClient;
beforeEach(async () => {
  host = await SyncedHost.start();
  vcluster = await host.vcluster('team-a');
});
afterEach(() => host.close());

const apply = (object: KubeObject) => applyComponent(vcluster, object);
const state = (name: string, wanted: string) =>
  eventually(
    vcluster,
    components,
    { namespace: 'default', name },
    object => saidOf(object)?.state === wanted,
  );

it('copies no marks of a tenant: neither owner, nor name of another vcluster, nor what the host acts on', async () => {
  const forged = {
    'dapr-vcluster/sync-source': 'other/other',
    'dapr-vcluster/sync-source-uid': 'forged',
    'dapr-vcluster/sync-digest': 'forged',
    'vcluster.loft.sh/object-name': 'other',
    'argocd.argoproj.io/tracking-id': 'x',
    'kubernetes.io/description': 'x',
    'team.example.com/note': 'kept',
  };
  host.syncer({
    settings: {
      allowedMetadata: [
        'team.example.com/*',
        'dapr-vcluster/*',
        'vcluster.loft.sh/*',
        'dapr-vcluster/tenant-name',
        'app.kubernetes.io/managed-by',
      ],
    },
  });
  const object = redis('store');
  await apply({
    ...object,
    metadata: {
      ...object.metadata,
      labels: {
        'dapr-vcluster/tenant-name': 'team-b',
        'app.kubernetes.io/managed-by': 'helm',
        'team.example.com/team': 'a',
      },
      annotations: forged,
      finalizers: ['example.com/never'],
    },
  } as KubeObject);
  const { metadata } = await host.onHost(components, AT, 'store');
  expect(metadata.labels).toEqual({
    'app.kubernetes.io/managed-by': 'dapr-vcluster-component-syncer',
    'dapr-vcluster/tenant-name': 'team-a',
    'team.example.com/team': 'a',
  });
  expect(metadata.annotations).toEqual({
    'dapr-vcluster/sync-source': 'default/store',
    'dapr-vcluster/sync-source-uid': expect.not.stringMatching('forged'),
    'dapr-vcluster/sync-digest': expect.not.stringMatching('forged'),
    'dapr-vcluster/virtual-namespace': 'default',
    'team.example.com/note': 'kept',
  });
  expect(metadata.finalizers).toBeUndefined();
  expect(metadata.ownerReferences).toBeUndefined();
});

it('believes only the host about what is its own: marks of another vcluster do not count', async () => {
  await host.host.create(components, {
    ...redis('store', { namespace: AT }),
    metadata: {
      namespace: AT,
      name: 'store',
      labels: {
        'app.kubernetes.io/managed-by': 'dapr-vcluster-component-syncer',
        'dapr-vcluster/tenant-name': 'team-b',
      },
      annotations: {
        'dapr-vcluster/sync-source': 'default/store',
        'dapr-vcluster/sync-source-uid': 'x',
      },
    },
  });
  host.syncer({ settings: { goneGraceMs: 1_000_000 } });
  await apply(redis('store', { scopes: ['evil'] }));
  await state('store', 'conflict');
  expect(
    await host.host.get(components, { namespace: AT, name: 'store' }),
  ).toMatchObject({ scopes: ['cart'] });
});

it('corrects what a tenant writes in its place', async () => {
  host.syncer();
  await apply(redis('store', { keyPrefix: 'name' }));
  await state('store', 'refused');
  await vcluster.patch(
    components,
    { namespace: 'default', name: 'store' },
    {
      metadata: {
        annotations: {
          'dapr-vcluster/sync-status': JSON.stringify({
            state: 'synced',
            time: 'x',
            findings: [],
          }),
        },
      },
    },
  );
  await state('store', 'refused');
  await vcluster.patch(
    components,
    { namespace: 'default', name: 'store' },
    { metadata: { annotations: { 'dapr-vcluster/sync-status': '{' } } },
  );
  await until('the truth', async () => {
    const object = await vcluster.get(components, {
      namespace: 'default',
      name: 'store',
    });
    const text = object.metadata.annotations?.['dapr-vcluster/sync-status'];
    return text?.includes('refused') ? true : undefined;
  });
  expect(
    await getIfPresent(host.host, components, { namespace: AT, name: 'store' }),
  ).toBeUndefined();
});

it('takes names at their longest', async () => {
  host.syncer();
  const long = 'n'.repeat(63);
  await until('the kind', () => apply(redis('warm-up')));
  await host.namespace(long, {}, vcluster);
  await apply(redis(long, { namespace: long }));
  await host.onHost(components, AT, long);
  // Names of custom resources may be as long as a DNS name.
  const longest = 'n'.repeat(253);
  await apply(redis(longest, { namespace: long }));
  await host.onHost(components, AT, longest);
  await eventually(
    vcluster,
    components,
    { namespace: long, name: longest },
    object => saidOf(object)?.state === 'synced',
  );
});

it('limits how many objects and changes of a vcluster it deals with; others go on', async () => {
  const other = await host.vcluster('team-b');
  host.syncer({
    settings: {
      goneGraceMs: 50,
      maxObjects: 20,
      changesPerSecond: 100,
      changesAtOnce: 10,
    },
  });
  await apply(redis('warm-up'));
  await until('the kind', () => other.create(components, redis('warm-up')));
  const flood = Array.from({ length: 300 }, (_, index) =>
    vcluster.create(components, redis(`store-${index}`)),
  );
  await Promise.all(flood);
  await other.create(components, redis('quick'));
  await host.onHost(components, 'vcluster-team-b', 'quick');
  const { items } = await host.host.list(components, { namespace: AT });
  expect(items.length).toBeLessThan(300);
  await until('the limit', async () => {
    const all = await vcluster.list(components);
    return all.items.some(
      object => saidOf(object)?.findings[0]?.ruleId === 'sync/limit',
    )
      ? true
      : undefined;
  });
  const after = await host.host.list(components, { namespace: AT });
  // Those that were under way together may pass the limit together.
  expect(after.items.length).toBeLessThanOrEqual(28);
});
