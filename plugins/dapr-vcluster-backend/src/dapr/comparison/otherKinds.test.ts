import {
  DAPR_KIND_TABLE,
  DaprKind,
  DaprResource,
  Difference,
} from 'backstage-plugin-dapr-vcluster-common';
import { RESOURCES } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { SyncedTenants } from '../../__testUtils__/SyncedTenants';

const SECRET = 'not-for-anybody';

const object = (kind: DaprKind, name: string, spec: object, more = {}) => ({
  apiVersion: DAPR_KIND_TABLE[kind].apiVersion,
  kind,
  metadata: { name, namespace: 'default' },
  spec,
  ...more,
});

const ENDPOINT = object('HTTPEndpoint', 'billing', {
  baseUrl: 'https://billing.example.org',
  headers: [{ name: 'X-Account', value: SECRET }],
});

const OTHERS = [
  object(
    'Subscription',
    'orders',
    { pubsubname: 'bus', topic: 'orders', routes: { default: '/o' } },
    { scopes: ['cart'] },
  ),
  object('Configuration', 'tracing', { tracing: { samplingRate: '1' } }),
  object('Resiliency', 'patient', {
    policies: { timeouts: { short: '5s' } },
    targets: {},
  }),
  ENDPOINT,
  object('WorkflowAccessPolicy', 'callers', {
    rules: [{ callers: [{ appID: 'mail' }], activities: [{ name: 'pack' }] }],
  }),
  object('MCPServer', 'tools', {
    endpoint: { streamableHTTP: { url: 'https://tools.example.org/mcp' } },
  }),
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
    for (const each of OTHERS) {
      await tenants.declare('team-a', DAPR_KIND_TABLE[each.kind], each);
    }
    const items: DaprResource[] = await tenants.portal.until(
      'all kinds to be in sync',
      path('/resources'),
      body =>
        body.items.length === OTHERS.length &&
        body.items.every(({ synced }: DaprResource) => synced === 'in-sync') &&
        body.items,
    );
    expect(items).toMatchObject([
      { kind: 'Configuration', name: 'tracing' },
      { kind: 'Subscription', name: 'orders', scopes: ['cart'] },
      { kind: 'Resiliency', name: 'patient' },
      { kind: 'HTTPEndpoint', name: 'billing', host: { namespace } },
      { kind: 'WorkflowAccessPolicy', name: 'callers' },
      { kind: 'MCPServer', name: 'tools' },
    ]);
    tenants.freeze(namespace);
    await tenants.declare('team-a', RESOURCES.httpEndpoints, {
      ...ENDPOINT,
      spec: {
        baseUrl: 'https://billing.example.com',
        headers: [{ name: 'X-Account', value: `${SECRET}-2` }],
      },
    });
    const { body, text } = await tenants.portal.get(path('/resources'));
    expect(text).not.toContain(SECRET);
    expect(body.declared).toHaveLength(OTHERS.length);
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
      'WorkflowAccessPolicy known',
      'MCPServer known',
    ]);
    expect(
      body.items.find(({ kind }: DaprResource) => kind === 'Subscription'),
    ).toMatchObject({ declared: 'unknown', synced: 'unknown' });
  });
});
