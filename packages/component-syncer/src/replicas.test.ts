import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { redis, SyncedHost } from './__testUtils__/SyncedHost';
import { until } from './__testUtils__/until';

const { components } = RESOURCES;
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];

let host: SyncedHost;
beforeEach(async () => {
  host = await SyncedHost.start();
});
afterEach(() => host.close());

type Replica = ReturnType<SyncedHost['syncer']>;

const served = ({ syncer }: Replica) =>
  syncer
    .status()
    .vclusters.filter(({ state }) => state === 'served')
    .map(({ name }) => name);

it('shares the vclusters among replicas, and moves those of one that is gone', async () => {
  for (const name of NAMES) {
    await host.vcluster(name);
  }
  const one = host.syncer({ replica: 'one' });
  await until('all served', async () =>
    served(one).length === NAMES.length ? true : undefined,
  );
  const two = host.syncer({ replica: 'two' });
  await until('shared', async () =>
    served(two).length > 0 &&
    [...served(one), ...served(two)].sort().join() === NAMES.join()
      ? true
      : undefined,
  );
  await one.stop();
  await until('all at the other one', async () =>
    served(two).length === NAMES.length ? true : undefined,
  );
});

it('takes over from a replica that dies without a word', async () => {
  await host.vcluster('a');
  // Its Lease never changes again, as that of a process that was killed.
  await host.host.create(RESOURCES.leases, {
    metadata: {
      name: 'dapr-vcluster-component-syncer-dead',
      namespace: 'dapr-vcluster-system',
      labels: { 'dapr-vcluster/sync-group': 'test' },
    },
    spec: { holderIdentity: 'dead', leaseDurationSeconds: 1 },
  });
  await host.host.create(RESOURCES.leases, {
    metadata: {
      name: 'dapr-vcluster-component-syncer',
      namespace: 'dapr-vcluster-system',
    },
    spec: { holderIdentity: 'test', leaseDurationSeconds: 1 },
  });
  const one = host.syncer({ replica: 'one' });
  await until('served', async () =>
    served(one).length === 1 ? true : undefined,
  );
  expect(one.syncer.status().replicas).toEqual(['one']);
});

it('lets one installation copy and the other stand by, until the first is gone', async () => {
  const vcluster = await host.vcluster('a');
  const external = host.syncer({ replica: 'one', group: 'external' });
  await until('served', async () =>
    served(external).length === 1 ? true : undefined,
  );
  const embedded = host.syncer({ replica: 'two', group: 'embedded' });
  await until('seen', async () =>
    embedded.syncer.status().holder === 'external' ? true : undefined,
  );
  await until('the kind', () => vcluster.create(components, redis('store')));
  await host.onHost(components, 'vcluster-a', 'store');
  expect(embedded.syncer.status()).toMatchObject({ active: false });
  expect(served(embedded)).toEqual([]);
  expect(host.server.requests.count('create', 'components.dapr.io')).toBe(1);
  await external.stop();
  await until('taken over', async () =>
    served(embedded).length === 1 ? true : undefined,
  );
});
