import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncedTenants } from '../../__testUtils__/SyncedTenants';

let tenants: SyncedTenants;

beforeAll(async () => {
  tenants = await SyncedTenants.start(
    { opted: 'oss-hostmanaged' },
    { componentSyncer: 'embedded' },
  );
}, 180_000);
afterAll(() => tenants?.close());

const redis = (
  name: string,
  keyPrefix: string,
  more: object[] = [],
): KubeObject => ({
  metadata: { name, namespace: 'default' },
  spec: {
    type: 'state.redis',
    version: 'v1',
    metadata: [
      { name: 'redisHost', value: 'redis.data.svc.cluster.local:6379' },
      { name: 'keyPrefix', value: keyPrefix },
      ...more,
    ],
  },
  scopes: ['cart'],
});

const tenant = (what: string, pick: (seen: any) => any): Promise<any> =>
  tenants.portal.until(what, tenants.path('opted'), pick);
const row = (name: string, pick: (item: any) => any): Promise<any> =>
  tenants.portal.until(
    `row ${name}`,
    tenants.path('opted', '/components'),
    ({ items }) => {
      const found = items.find((item: any) => item.name === name);
      return found && pick(found) ? found : undefined;
    },
  );
const ids = ({ findings }: { findings: Array<{ ruleId: string }> }) =>
  findings.map(({ ruleId }) => ruleId);

it('shows on every page what the Component syncer says of a tenant that opted in', async () => {
  expect(
    await tenant('the tenant', seen => seen.phase === 'ready' && seen),
  ).not.toHaveProperty('sync');
  await tenants.host.patch(
    RESOURCES.namespaces,
    { name: 'vcluster-opted' },
    { metadata: { labels: { 'dapr-vcluster/sync': 'enabled' } } },
  );
  await tenant(
    'the Component syncer to serve it',
    ({ sync }) => sync?.state === 'served',
  );
  // The syncer has installed the definitions by then.
  const pw = { name: 'redisPassword', secretKeyRef: { name: 'pw', key: 'pw' } };
  await tenants.declare('opted', RESOURCES.components, redis('good', 'opted'));
  await tenants.declare('opted', RESOURCES.components, redis('leaky', 'name'));
  await tenants.declare(
    'opted',
    RESOURCES.components,
    redis('later', 'opted', [pw]),
  );

  const good = await row(
    'good',
    ({ synced, sync }) => synced === 'in-sync' && sync?.state === 'synced',
  );
  expect(good).toMatchObject({
    managedBy: 'tenant',
    declared: 'yes',
    sync: { outdated: false },
    virtual: { namespace: 'default', name: 'good' },
    host: { namespace: 'vcluster-opted', name: 'good' },
  });
  const leaky = await row('leaky', ({ sync }) => sync?.state === 'refused');
  expect(ids(leaky)).toContain('syncer/refused');
  expect(ids(leaky)).not.toContain('component/not-synced');
  const [refused] = leaky.findings;
  expect(refused).toMatchObject({
    ruleId: 'syncer/refused',
    fix: expect.stringContaining('keyPrefix'),
  });
  const later = await row('later', ({ sync }) => sync?.state === 'waiting');
  expect(ids(later)).toContain('syncer/waiting-for-secret');

  const seen = await tenant(
    'its findings',
    found =>
      ids(found).includes('syncer/refused') &&
      ids(found).includes('syncer/waiting-for-secret') &&
      found,
  );
  expect(seen.sync).toMatchObject({
    state: 'served',
    report: { objects: { synced: 1, refused: 1, waiting: 1 } },
  });
  const { body } = await tenants.portal.get('/hosts/sandbox/control-plane');
  expect(body.syncer).toMatchObject({
    mode: 'embedded',
    state: 'running',
    namespace: 'dapr-system',
    tenants: [{ tenant: 'sandbox/vcluster-opted/opted' }],
    total: { state: 'known', value: 1 },
  });
  // Each portal is a replica, and one of them serves it.
  type Replica = { state: string; report: { served: number } };
  const replicas: Replica[] = body.syncer.replicas;
  for (const replica of replicas) {
    expect(replica).toMatchObject({
      state: 'active',
      report: { version: expect.any(String) },
    });
  }
  const served = replicas.map(({ report }) => report.served);
  expect(served.sort()).toEqual([...served.slice(1).map(() => 0), 1]);

  // A Secret that comes later: the copy names it as it is called on the host, which is no difference.
  await tenants.declare('opted', RESOURCES.secrets, {
    metadata: { name: 'pw', namespace: 'default' },
    data: { pw: Buffer.from('text').toString('base64') },
  });
  await row(
    'later',
    ({ synced, sync }) => synced === 'in-sync' && sync?.state === 'synced',
  );
  const fixed = redis('leaky', 'opted');
  await tenants.declare('opted', RESOURCES.components, fixed);
  await row(
    'leaky',
    ({ synced, sync }) => synced === 'in-sync' && sync?.state === 'synced',
  );
  await tenant('no findings', found =>
    ids(found).every(id => !id.startsWith('syncer/')),
  );
});
