import {
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncedTenants } from '../../__testUtils__/SyncedTenants';
import { until } from '../../__testUtils__/until';

const NAMESPACE = 'vcluster-team-a';

let tenants: SyncedTenants;
beforeAll(async () => {
  tenants = await SyncedTenants.start(
    {},
    {
      componentSyncer: 'embedded',
      profiles: { 'oss-synced': {}, 'oss-hostmanaged': {} },
    },
  );
  await until('the embedded Component syncer', () =>
    getIfPresent(tenants.host, RESOURCES.leases, {
      namespace: 'dapr-system',
      name: 'dapr-vcluster-component-syncer',
    }),
  );
  await tenants.create('team-a');
}, 180_000);
afterAll(() => tenants?.close());

const store = (name: string, scopes?: string[]): KubeObject => ({
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name },
  spec: {
    type: 'state.redis',
    version: 'v1',
    metadata: [
      {
        name: 'redisHost',
        value: 'redis-master.default.svc.cluster.local:6379',
      },
      { name: 'keyPrefix', value: 'team-a' },
    ],
  },
  ...(scopes && { scopes }),
});
const onHost = (
  name: string,
  fits: (object: KubeObject) => unknown = () => true,
) =>
  until(`the copy of ${name}`, async () => {
    const copy = await getIfPresent<KubeObject>(
      tenants.host,
      RESOURCES.components,
      { namespace: NAMESPACE, name },
    );
    return copy && fits(copy) ? copy : undefined;
  });
/** As a tenant does with kubectl, once the vcluster serves the kind. */
const declare = (name: string, scopes?: string[]) =>
  until('the kind in the vcluster', () =>
    tenants
      .declare('team-a', RESOURCES.components, store(name, scopes))
      .catch(() => undefined),
  );

it('offers the profile first, and gives it to tenants that ask for none', async () => {
  const { body } = await tenants.portal.get('/options');
  expect(body.profiles).toMatchObject([
    { name: 'oss-synced', isDefault: true },
    { name: 'oss-hostmanaged', isDefault: false },
  ]);
  expect(body.hosts[0].profiles).toEqual(['oss-synced', 'oss-hostmanaged']);
  const tenant = await tenants.portal.get(tenants.path('team-a'));
  expect(tenant.body).toMatchObject({
    profile: 'oss-synced',
    mode: 'single-namespace',
  });
});

it('has the host copy what a tenant applies itself', async () => {
  await declare('applied', ['cart']);
  const copy = await onHost('applied');
  expect(copy.metadata.annotations).toMatchObject({
    'dapr-vcluster/sync-source': 'default/applied',
  });
  const { items } = await tenants.portal.until(
    'the table',
    tenants.path('team-a', '/components'),
    body => body.items.length > 0 && body.items[0].host && body,
  );
  expect(items).toMatchObject([
    {
      name: 'applied',
      managedBy: 'tenant',
      declared: 'yes',
      synced: 'in-sync',
      virtual: { namespace: 'default', name: 'applied' },
      host: { namespace: NAMESPACE, name: 'applied' },
    },
  ]);
});

it('has nothing to put back: the syncer undoes edits on the host', async () => {
  await tenants.host.patch(
    RESOURCES.components,
    { namespace: NAMESPACE, name: 'applied' },
    { scopes: ['somebody-else'] },
  );
  await onHost(
    'applied',
    object => JSON.stringify(object.scopes) === '["cart"]',
  );
  const { status, body } = await tenants.portal.post(
    tenants.path('team-a', '/resources/Component/default/applied/restore'),
    {},
  );
  expect(status).toBe(409);
  expect(body.error.message).toMatch(/declared in the vcluster.*undoes edits/);
});

it('is checked by the rules of the syncer, which runs', async () => {
  await declare('for-all');
  await onHost('for-all');
  const { body } = await tenants.portal.get(tenants.path('team-a', '/check'));
  const found = body.findings.map(
    ({ ruleId, severity, file }: Record<string, string>) =>
      `${ruleId} ${severity} ${file}`,
  );
  expect(found).toContainEqual(
    'G1 warning virtual/default/Component/for-all.yaml',
  );
  expect(found.filter((each: string) => /syncer|error/.test(each))).toEqual([]);
  const context = await tenants.portal.get(
    tenants.path('team-a', '/context?namespace=default'),
  );
  expect(context.body.profile).toBe('oss-synced');
});
