import {
  replicaReportSchema,
  vclusterReportSchema,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  applyComponent,
  gone,
  redis,
  SyncedHost,
} from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const NAMESPACE = 'dapr-vcluster-system';
const REPORT = 'dapr-vcluster/sync-report';
const leaseOf = (vcluster: string) =>
  `dapr-vcluster-sync.vcluster-${vcluster}.${vcluster}`;

const hosts: SyncedHost[] = [];
afterEach(async () => {
  await Promise.all(hosts.splice(0).map(host => host.close()));
});

async function start(): Promise<SyncedHost> {
  const host = await SyncedHost.start();
  hosts.push(host);
  return host;
}

const said = ({ metadata }: KubeObject) =>
  vclusterReportSchema.parse(JSON.parse(metadata.annotations![REPORT]));

/** Waits for a vcluster's Lease whose report fits. */
const reported = (
  host: SyncedHost,
  vcluster: string,
  fits: (report: ReturnType<typeof said>) => unknown,
) =>
  host.onHost(RESOURCES.leases, NAMESPACE, leaseOf(vcluster), lease =>
    fits(said(lease)),
  );

it('says on the host how each vcluster and each replica does, without values', async () => {
  const host = await start();
  const vcluster = await host.vcluster('shop');
  host.syncer();
  await applyComponent(vcluster, redis('good'));
  await applyComponent(vcluster, redis('leaky', { keyPrefix: 'name' }));
  await applyComponent(
    vcluster,
    redis('later', {
      metadata: [
        { name: 'redisPassword', secretKeyRef: { name: 'pw', key: 'pw' } },
      ],
    }),
  );
  const lease = await reported(
    host,
    'shop',
    ({ objects, complete }) =>
      complete && objects.refused && objects.waiting && objects.synced,
  );
  expect(said(lease)).toMatchObject({
    namespace: 'vcluster-shop',
    name: 'shop',
    state: 'served',
    complete: true,
    objects: { synced: 1, refused: 1, waiting: 1, conflict: 0, failed: 0 },
    waitingForSecrets: 1,
  });
  expect(
    [...said(lease).unsynced].sort((a, b) => (a.name < b.name ? 1 : -1)),
  ).toEqual([
    expect.objectContaining({ name: 'leaky', state: 'refused', rules: ['G2'] }),
    expect.objectContaining({
      kind: 'Component',
      namespace: 'default',
      name: 'later',
      state: 'waiting',
      rules: ['sync/secret-missing'],
    }),
  ]);
  expect((lease.spec as { holderIdentity: string }).holderIdentity).toBe('one');
  expect(JSON.stringify(lease)).not.toContain('redis.default');

  const replica = await host.onHost(
    RESOURCES.leases,
    NAMESPACE,
    'dapr-vcluster-component-syncer-one',
    ({ metadata }) => {
      const { objects } = JSON.parse(metadata.annotations![REPORT]);
      return objects.refused && objects.waiting && objects.synced;
    },
  );
  expect(
    replicaReportSchema.parse(
      JSON.parse(replica.metadata.annotations![REPORT]),
    ),
  ).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    active: true,
    ready: true,
    vclusters: 1,
    served: 1,
    objects: { synced: 1, refused: 1, waiting: 1 },
  });
});

it('writes nothing while nothing changes', async () => {
  const host = await start();
  const vcluster = await host.vcluster('quiet');
  const { syncer } = host.syncer();
  await applyComponent(vcluster, redis('good'));
  const before = await reported(
    host,
    'quiet',
    ({ objects, queued, complete }) =>
      complete && objects.synced === 1 && queued === 0,
  );
  await syncer.idle();
  const renewals = async () => {
    const { metadata } = await host.host.get(RESOURCES.leases, {
      namespace: NAMESPACE,
      name: 'dapr-vcluster-component-syncer-one',
    });
    return metadata.resourceVersion;
  };
  // Many looks later: the replica has proved its life, and the vcluster's Lease is the same.
  for (let renewal = 0; renewal < 5; renewal++) {
    const last = await renewals();
    await until('a renewal', async () => (await renewals()) !== last);
  }
  const after = await reported(host, 'quiet', () => true);
  expect(after.metadata.resourceVersion).toBe(before.metadata.resourceVersion);
});

it('says that a vcluster cannot be reached, is paused or cannot be served', async () => {
  const host = await start();
  await host.vcluster('down');
  await host.vcluster('asleep');
  await host.vcluster('double');
  await host.vclusters.get('vcluster-down/down')!.server.close();
  host.vclusters.delete('vcluster-down/down');
  host.syncer({ settings: { reportEveryMs: 10 } });
  await host.host.patch(
    RESOURCES.statefulSets,
    { namespace: 'vcluster-asleep', name: 'asleep' },
    { spec: { replicas: 0 } },
  );
  await host.host.create(RESOURCES.statefulSets, {
    metadata: {
      namespace: 'vcluster-double',
      name: 'second',
      labels: { app: 'vcluster', release: 'second' },
    },
    spec: {
      serviceName: 'second',
      selector: { matchLabels: { app: 'vcluster' } },
      template: {
        metadata: { labels: { app: 'vcluster' } },
        spec: { containers: [{ name: 'syncer', image: 'vcluster:0.36.1' }] },
      },
    },
  });
  const down = await reported(
    host,
    'down',
    ({ state, reason }) => state === 'unreachable' && reason,
  );
  expect(said(down).reason).toBe('no such vcluster');
  await reported(host, 'asleep', ({ state }) => state === 'paused');
  const double = await reported(
    host,
    'double',
    ({ state }) => state === 'unsupported',
  );
  expect(said(double).reason).toMatch(/share its host namespace/);
});

it('removes the Leases of vclusters that are gone, also those that an earlier replica left', async () => {
  const host = await start();
  await host.vcluster('stays');
  await host.vcluster('goes');
  await host.host.create(RESOURCES.leases, {
    metadata: {
      namespace: NAMESPACE,
      name: leaseOf('former'),
      labels: { 'dapr-vcluster/sync-lease': 'vcluster' },
      annotations: {
        [REPORT]: JSON.stringify({ namespace: 'vcluster-former', name: 'x' }),
      },
    },
  });
  host.syncer();
  await reported(host, 'stays', () => true);
  await reported(host, 'goes', () => true);
  await gone(host.host, RESOURCES.leases, {
    namespace: NAMESPACE,
    name: leaseOf('former'),
  });
  await host.host.delete(RESOURCES.statefulSets, {
    namespace: 'vcluster-goes',
    name: 'goes',
  });
  await gone(host.host, RESOURCES.leases, {
    namespace: NAMESPACE,
    name: leaseOf('goes'),
  });
  await reported(host, 'stays', () => true);
});

it('says who serves a vcluster after its replica was lost', async () => {
  const host = await start();
  await host.vcluster('moved');
  const first = host.syncer({ replica: 'first' });
  await reported(host, 'moved', () => true);
  await first.stop();
  host.syncer({ replica: 'second' });
  await host.onHost(
    RESOURCES.leases,
    NAMESPACE,
    leaseOf('moved'),
    ({ spec }) =>
      (spec as { holderIdentity: string }).holderIdentity === 'second',
  );
});
