import { mockServices } from '@backstage/backend-test-utils';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DAPR_DEFINITIONS } from 'dapr-vcluster-kube-sim';
import { TestHosts } from '../__testUtils__/TestHosts';
import { until } from '../__testUtils__/until';
import { HostRegistry } from '../platform/hosts';
import { TenantClients } from '../platform/tenantClients';
import { EmbeddedSyncers } from './EmbeddedSyncers';
import { readSyncerState } from './readSyncerState';

const QUICK = {
  leases: { everyMs: 50, durationMs: 2_000, fenceMs: 1_500 },
};

const test = new TestHosts();
let hosts: HostRegistry;
let client: KubeClient;

beforeAll(async () => {
  ({ hosts, client } = await test.start({
    initial: DAPR_DEFINITIONS as KubeObject[],
  }));
  await client.create(RESOURCES.namespaces, {
    metadata: { name: 'dapr-system' },
  });
});
afterAll(() => test.close());

function portal(name: string) {
  const clients = new TenantClients(hosts);
  const syncers = new EmbeddedSyncers({
    hosts,
    clients,
    policy: { rules: {} },
    logger: mockServices.logger.mock(),
    portal: name,
    syncer: QUICK,
  });
  test.onClose(() => clients.close());
  test.onClose(() => syncers.stop());
  return syncers;
}

const isActive = (syncers: EmbeddedSyncers) =>
  syncers.status('sandbox')?.active === true;
const leases = async () => {
  const { items } = await client.list<KubeObject>(RESOURCES.leases, {
    namespace: 'dapr-system',
  });
  return items.map(({ metadata }) => metadata.name);
};

it('does not run anywhere before it is started, and says so', async () => {
  expect(portal('idle').status('sandbox')).toBeUndefined();
  expect(await readSyncerState(hosts.get('sandbox'), 10)).toMatchObject({
    mode: 'embedded',
    state: 'not-running',
    reason: expect.stringMatching(/no live Lease .* "dapr-system"/),
  });
});

it('lets one of several portals copy; when it ends in good order, the other one takes over', async () => {
  const [first, second] = [portal('first'), portal('second')];
  first.start();
  await until('the first to copy', async () => isActive(first) || undefined);
  second.start();
  await until(
    'the second to see the first',
    async () =>
      second.status('sandbox')?.holder === 'embedded-first' || undefined,
  );
  expect([isActive(first), isActive(second)]).toEqual([true, false]);
  expect(await readSyncerState(hosts.get('sandbox'))).toMatchObject({
    state: 'running',
    versions: [expect.stringMatching(/^\d+\.\d+/)],
  });
  await first.stop();
  await until('the second to copy', async () => isActive(second) || undefined);
  await second.stop();
  expect(await leases()).toEqual([]);
});

it('shares the vclusters of a host among the replicas of one portal', async () => {
  const [one, other] = [portal('same'), portal('same')];
  one.start();
  other.start();
  await until(
    'both replicas',
    async () =>
      (isActive(one) &&
        isActive(other) &&
        one.status('sandbox')!.replicas.length === 2) ||
      undefined,
  );
  expect(one.status('sandbox')!.replicas).toEqual(
    other.status('sandbox')!.replicas,
  );
  await Promise.all([one.stop(), other.stop()]);
});

it('believes a Lease that changes, whatever the clock of its holder says', async () => {
  const at = (time: string) => ({
    holderIdentity: 'somebody',
    leaseDurationSeconds: 12,
    renewTime: time,
  });
  const write = (name: string, kind: string, time: string) =>
    client.apply(
      RESOURCES.leases,
      {
        metadata: {
          namespace: 'dapr-system',
          name,
          labels: { 'dapr-vcluster/sync-lease': kind },
        },
        spec: at(time),
      },
      { force: true },
    );
  const renew = async (time: string) => {
    await write('dapr-vcluster-component-syncer', 'installation', time);
    await write('dapr-vcluster-component-syncer-x', 'replica', time);
  };
  await renew('2001-01-01T00:00:00.000000Z');
  const host = hosts.get('sandbox');
  expect((await readSyncerState(host, 10)).state).toBe('not-running');
  const state = readSyncerState(
    {
      ...host,
      client: {
        ...host.client,
        list: async (...call) => {
          const answer = await host.client.list(...call);
          await renew('2001-01-01T00:00:02.000000Z');
          return answer as never;
        },
      },
    },
    10,
  );
  expect((await state).state).toBe('running');
  await client.delete(RESOURCES.leases, {
    namespace: 'dapr-system',
    name: 'dapr-vcluster-component-syncer',
  });
});

it('does not know where the Leases may not be read', async () => {
  const host = hosts.get('sandbox');
  const refused = {
    ...host,
    client: {
      ...host.client,
      list: async () => {
        throw new Error('leases is forbidden');
      },
    },
  };
  expect(await readSyncerState(refused, 0)).toMatchObject({
    state: 'unknown',
    reason: 'its Leases cannot be read: leases is forbidden',
  });
});

it('is found nowhere on a host that says off, without a request', async () => {
  const host = hosts.get('sandbox');
  const off = {
    ...host,
    client: { list: () => Promise.reject(new Error('was asked')) } as never,
    componentSyncer: { mode: 'off' as const },
  };
  expect(await readSyncerState(off)).toMatchObject({
    state: 'not-running',
    reason: 'daprVcluster.componentSyncer is off for host "sandbox"',
  });
});
