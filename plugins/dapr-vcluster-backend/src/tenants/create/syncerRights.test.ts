import {
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { ComponentSyncer } from 'dapr-vcluster-component-syncer';
import {
  NO_PROVISIONER,
  TenantHost,
  TenantReplica,
} from '../../__testUtils__/TenantHost';
import { until } from '../../__testUtils__/until';
import { HostRegistry } from '../../platform/hosts';
import { ownRights } from '../deletion/ownRights';

jest.setTimeout(180_000);

const ACCOUNT = { namespace: 'dapr-sync', name: 'component-syncer' };
const ROLE = 'dapr-vcluster-tenant-component-syncer';

let host: TenantHost;
let hosts: HostRegistry;
let portal: TenantReplica;
const stop = new AbortController();
let ended: Promise<void>;

beforeAll(async () => {
  host = await TenantHost.start();
  const { url, caData } = host.live.server;
  hosts = HostRegistry.create(
    [],
    [
      {
        name: 'sandbox',
        connection: { url, caData, token: host.live.portalToken },
      },
    ],
    { mode: 'external', serviceAccount: ACCOUNT },
  );
  portal = new TenantReplica(hosts, NO_PROVISIONER, [], {
    'oss-synced': {},
    'oss-hostmanaged': {},
  });
  ended = new ComponentSyncer({
    host: 'sandbox',
    client: host.admin,
    namespace: 'dapr-system',
    group: 'external',
    replica: 'one',
    leases: { everyMs: 100, durationMs: 3_000, fenceMs: 2_000 },
  }).start(stop.signal);
  await until('the Lease of the host', () =>
    getIfPresent(host.admin, RESOURCES.leases, {
      namespace: 'dapr-system',
      name: 'dapr-vcluster-component-syncer',
    }),
  );
}, 180_000);
afterAll(async () => {
  stop.abort();
  await ended;
  hosts?.close();
  await host?.close();
});

const bindingOf = (namespace: string) =>
  getIfPresent<KubeObject & { subjects?: object[] }>(
    host.admin,
    RESOURCES.roleBindings,
    { namespace, name: ROLE },
  );

it('lets an external syncer read the Secrets of a tenant, and of no other', async () => {
  const dry = await portal.create({ name: 'read' }, 'teamA', true);
  expect(dry.objects).toContainEqual(
    expect.objectContaining({
      kind: 'RoleBinding',
      name: ROLE,
      outcome: 'would-create',
    }),
  );
  const { profile, objects } = await portal.create({ name: 'read' });
  expect(profile).toBe('oss-synced');
  expect(objects).toContainEqual(
    expect.objectContaining({
      kind: 'RoleBinding',
      name: ROLE,
      outcome: 'created',
    }),
  );
  expect(await bindingOf('vcluster-read')).toMatchObject({
    roleRef: { kind: 'ClusterRole', name: ROLE },
    subjects: [{ kind: 'ServiceAccount', ...ACCOUNT }],
  });
  await portal.create({ name: 'managed', profile: 'oss-hostmanaged' });
  expect(await bindingOf('vcluster-managed')).toBeUndefined();
});

it('is the same when asked again', async () => {
  const { outcome } = await portal.create({ name: 'read' });
  expect(outcome).toBe('unchanged');
});

it('takes the right back with the tenant, also where its namespace stays', async () => {
  const ref = { host: 'sandbox', namespace: 'vcluster-read', name: 'read' };
  const { targets } = await ownRights({
    client: hosts.get('sandbox').client,
    ref,
    provisioner: NO_PROVISIONER,
    hasNamespace: true,
    keepsNamespace: 'it was there before',
    elsewhere: [],
  });
  expect(targets.map(each => each.ref.name)).toEqual([
    ROLE,
    'dapr-vcluster-tenant',
  ]);
  const { outcome } = await portal.delete(ref);
  expect(outcome).toBe('deleted');
  expect(await bindingOf(ref.namespace)).toBeUndefined();
});
