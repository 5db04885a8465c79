import {
  DaprResource,
  Difference,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncedTenants } from '../../__testUtils__/SyncedTenants';

const SECRET = 'not-for-anybody';

const others: [keyof typeof RESOURCES, KubeObject][] = [
  [
    'subscriptions',
    {
      apiVersion: 'dapr.io/v2alpha1',
      kind: 'Subscription',
      metadata: { name: 'orders', namespace: 'default' },
      spec: { pubsubname: 'bus', topic: 'orders', routes: { default: '/o' } },
      scopes: ['cart'],
    },
  ],
  [
    'configurations',
    {
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'Configuration',
      metadata: { name: 'tracing', namespace: 'default' },
      spec: { tracing: { samplingRate: '1' } },
    },
  ],
  [
    'resiliencies',
    {
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'Resiliency',
      metadata: { name: 'patient', namespace: 'default' },
      spec: { policies: { timeouts: { short: '5s' } }, targets: {} },
    },
  ],
  [
    'httpEndpoints',
    {
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'HTTPEndpoint',
      metadata: { name: 'billing', namespace: 'default' },
      spec: {
        baseUrl: 'https://billing.example.org',
        headers: [{ name: 'X-Account', value: SECRET }],
      },
    },
  ],
];

describe('Dapr resources besides Components', () => {
  let tenants: SyncedTenants;
  let namespace: string;

  beforeAll(async () => {
    tenants = await SyncedTenants.start({ 'team-a': 'oss-multins' });
    namespace = await tenants.hostNamespace('team-a');
  });
  afterAll(() => tenants?.close());
  afterEach(() => tenants.live.server.faults.clear());

  const path = (part: string) => tenants.path('team-a', part);

  it('compares them kind by kind', async () => {
    for (const [kind, object] of others) {
      await tenants.declare('team-a', RESOURCES[kind], object);
    }
    const items: DaprResource[] = await tenants.portal.until(
      'all kinds to be in sync',
      path('/resources'),
      body =>
        body.items.length === 4 &&
        body.items.every(({ synced }: DaprResource) => synced === 'in-sync') &&
        body.items,
    );
    expect(items).toMatchObject([
      { kind: 'Configuration', name: 'tracing' },
      { kind: 'Subscription', name: 'orders', scopes: ['cart'] },
      { kind: 'Resiliency', name: 'patient' },
      { kind: 'HTTPEndpoint', name: 'billing', host: { namespace } },
    ]);
    tenants.freeze(namespace);
    const [, endpoint] = others[3];
    await tenants.declare('team-a', RESOURCES.httpEndpoints, {
      ...endpoint,
      spec: {
        baseUrl: 'https://billing.example.com',
        headers: [{ name: 'X-Account', value: `${SECRET}-2` }],
      },
    });
    const { body, text } = await tenants.portal.get(path('/resources'));
    expect(text).not.toContain(SECRET);
    expect(body.declared).toHaveLength(4);
    const difference: Difference = await tenants.portal.until(
      'the endpoint to differ',
      path('/differences/HTTPEndpoint/default/billing'),
      answer => answer.fields?.value?.length === 2 && answer,
    );
    expect(difference.fields).toMatchObject({
      value: [
        { path: 'spec.baseUrl', hidden: false },
        { path: 'spec.headers[X-Account].value', hidden: true },
      ],
    });
  });

  it('lists the Secrets that Dapr Components refer to, by name', async () => {
    await tenants.declare('team-a', RESOURCES.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'redis', namespace: 'default' },
      stringData: { password: SECRET },
    });
    const refer = (name: string, key: string) => ({
      name,
      secretKeyRef: { name: 'redis', key },
    });
    await tenants.declare('team-a', RESOURCES.components, {
      apiVersion: 'dapr.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'referring', namespace: 'default' },
      spec: {
        type: 'state.redis',
        version: 'v1',
        metadata: [
          refer('redisPassword', 'password'),
          refer('redisUsername', 'user'),
        ],
      },
    });
    const { secrets } = await tenants.portal.until(
      'the Secret to be named',
      path('/resources'),
      body => body.secrets?.length > 0 && body,
    );
    expect(secrets).toEqual([
      {
        namespace: 'default',
        name: 'redis',
        keys: ['password', 'user'],
        usedBy: ['referring'],
        declared: 'key-missing',
        onHost: 'unknown',
      },
    ]);
    const { text } = await tenants.portal.get(path('/resources'));
    expect(text).not.toContain(SECRET);
  });

  it('names the kind that cannot be read in the vcluster', async () => {
    tenants.live.tenants
      .get('vcluster-team-a', 'team-a')!
      .controlPlane.faults!.forbid({ plural: 'subscriptions', verb: 'list' });
    const body = await tenants.portal.until(
      'the subscriptions to be unknown',
      path('/resources'),
      answer =>
        answer.declared.some(
          ({ number }: { number: { state: string } }) =>
            number.state === 'unknown',
        ) && answer,
    );
    expect(
      body.declared.map(
        ({ kind, number }: { kind: string; number: { state: string } }) =>
          `${kind} ${number.state}`,
      ),
    ).toEqual([
      'Configuration known',
      'Subscription unknown',
      'Resiliency known',
      'HTTPEndpoint known',
    ]);
    expect(
      body.items.find(({ kind }: DaprResource) => kind === 'Subscription'),
    ).toMatchObject({ declared: 'unknown', synced: 'unknown' });
  });
});
