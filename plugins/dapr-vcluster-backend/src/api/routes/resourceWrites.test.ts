import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { WritePath } from '../../__testUtils__/WritePath';

const TOKEN = 'hunter2-planted-header';

const endpoint = (spec = '', more = '') => `apiVersion: dapr.io/v1alpha1
kind: HTTPEndpoint
metadata: { name: orders-api }
spec:
  baseUrl: https://orders.example.com
${spec}scopes: [writer]
${more}`;
const configuration = `apiVersion: dapr.io/v1alpha1
kind: Configuration
metadata: { name: closed }
spec:
  accessControl: { defaultAction: deny }
`;
const resiliency = `apiVersion: dapr.io/v1alpha1
kind: Resiliency
metadata: { name: patient }
spec:
  policies: { timeouts: { short: 5s } }
  targets: { apps: { writer: { timeout: short } } }
scopes: [writer]
`;
const policy = `apiVersion: dapr.io/v1alpha1
kind: WorkflowAccessPolicy
metadata: { name: callers }
spec:
  rules:
    - callers: [{ appID: reader }]
      workflows: [{ name: ship, operations: [schedule, get] }]
scopes: [writer]
`;
const mcpServer = `apiVersion: dapr.io/v1alpha1
kind: MCPServer
metadata: { name: tools }
spec:
  endpoint: { streamableHTTP: { url: https://tools.example.com/mcp } }
scopes: [writer]
`;
const subscription = (pubsub = 'bus') => `apiVersion: dapr.io/v2alpha1
kind: Subscription
metadata: { name: on-orders }
spec:
  pubsubname: ${pubsub}
  topic: team-a-orders
  routes: { default: /orders }
scopes: [writer]
`;
const bus = `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: { name: bus }
spec:
  type: pubsub.redis
  version: v1
  metadata:
    - { name: redisHost, value: "redis.databases:6379" }
    - { name: consumerID, value: "{namespace}" }
    - { name: allowedTopics, value: team-a-orders }
scopes: [writer]
`;

let path: WritePath;
beforeAll(async () => {
  path = await WritePath.start();
}, 180_000);
afterAll(() => path?.close());

describe.each(['oss-hostmanaged', 'oss-multins'])('%s', profile => {
  let ref: TenantRef;
  let virtual: KubeClient;
  let base: string;
  beforeAll(async () => {
    ({ ref, virtual } = await path.tenant(profile.slice(4), { profile }));
    base = `/tenants/sandbox/${ref.namespace}/${ref.name}`;
  }, 180_000);
  const apply = (manifest: unknown, query = '', more: object = {}) =>
    path.send('POST', `${base}/resources${query}`, 'teamA', {
      manifest,
      ...more,
    });
  const remove = (kind: string, name: string, query = '') =>
    path.send(
      'DELETE',
      `${base}/resources/${kind}/default/${name}${query}`,
      'teamA',
    );

  it('registers every kind, once', async () => {
    for (const [manifest, kind] of [
      [bus, 'Component'],
      [subscription(), 'Subscription'],
      [configuration, 'Configuration'],
      [resiliency, 'Resiliency'],
      [endpoint(), 'HTTPEndpoint'],
      [policy, 'WorkflowAccessPolicy'],
      [mcpServer, 'MCPServer'],
    ]) {
      const before = await path.fingerprint(virtual);
      const tried = await apply(manifest, '?dryRun=true');
      expect(tried.body).toMatchObject({ kind, outcome: 'dry-run' });
      expect(await path.fingerprint(virtual)).toEqual(before);
      const { status, body } = await apply(manifest);
      expect([kind, status, body.outcome]).toEqual([kind, 201, 'created']);
      expect(body.virtual.namespace).toBe('default');
      expect(body.host.name).toBe(body.name);
      const again = await apply(manifest);
      expect([kind, again.status, again.body.outcome]).toEqual([
        kind,
        200,
        'unchanged',
      ]);
      expect(again.body.onHost).toBe(kind === 'Component' ? undefined : true);
    }
  });

  it('keeps header secrets in a Secret of its own, and takes both away again', async () => {
    const { status, body } = await apply(
      endpoint().replace('orders-api', 'paid-api'),
      '',
      { secrets: { Authorization: TOKEN } },
    );
    expect([status, body.onHost]).toEqual([201, true]);
    const secretName = 'paid-api-httpendpoint-secrets';
    const { data } = await virtual.get(RESOURCES.secrets, {
      namespace: 'default',
      name: secretName,
    });
    expect(data).toEqual({
      Authorization: Buffer.from(TOKEN).toString('base64'),
    });
    const onHost = await path.host.get(RESOURCES.httpEndpoints, body.host);
    const [{ secretKeyRef }] = (onHost.spec as any).headers;
    expect(
      await getIfPresent(path.host, RESOURCES.secrets, {
        namespace: body.host.namespace,
        name: secretKeyRef.name,
      }),
    ).toBeDefined();
    const foreign = { namespace: 'default', name: 'mine' };
    await virtual.create(RESOURCES.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: foreign,
    });
    const gone = await remove('HTTPEndpoint', 'paid-api');
    expect(gone.body).toMatchObject({
      outcome: 'deleted',
      removed: [{ kind: 'HTTPEndpoint' }, { kind: 'Secret', name: secretName }],
    });
    expect(
      await getIfPresent(virtual, RESOURCES.secrets, foreign),
    ).toBeDefined();
    expect((await remove('HTTPEndpoint', 'paid-api')).body.outcome).toBe(
      'absent',
    );
    expect(path.answers.join('')).not.toContain(TOKEN);
    expect(JSON.stringify(path.audit)).not.toContain(TOKEN);
  });

  it('keeps the header secrets of an MCPServer beside those it has', async () => {
    const name = 'paid-tools';
    const { status, body } = await apply(
      mcpServer.replace('name: tools', `name: ${name}`),
      '?dryRun=true',
      { secrets: { Authorization: TOKEN } },
    );
    expect([status, body.objects.map(({ kind }: any) => kind)]).toEqual([
      200,
      expect.arrayContaining(['MCPServer', 'Secret']),
    ]);
  });

  it('says with which field another definition differs, and updates when asked', async () => {
    const other = resiliency.replace('5s', '9s');
    const refused = await apply(other);
    expect(refused.status).toBe(409);
    expect(refused.body.error.details.field).toBe(
      'spec.policies.timeouts.short',
    );
    const changed = await apply(other, '?update=true');
    expect(changed.body.outcome).toBe('changed');
  });

  it.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /^manifest is required/],
    ['malformed YAML', 'a: [', /^manifest is not valid YAML/],
    ['two objects', `${configuration}---\n${resiliency}`, /2 objects in it/],
    ['another kind', 'apiVersion: v1\nkind: Pod\nmetadata: {name: x}', /Pod/],
    [
      'an old Subscription',
      subscription().replace('v2alpha1', 'v1alpha1'),
      /Subscription is dapr.io\/v2alpha1 here/,
    ],
    [
      'a Subscription to nothing',
      subscription('nobody'),
      /^spec.pubsubname: There is no Dapr Component "nobody"/,
    ],
    [
      'a Subscription that leads nowhere',
      subscription().replace('default: /orders', ''),
      /leads nowhere/,
    ],
    [
      'a Resiliency without its policy',
      resiliency.replace('timeout: short', 'timeout: long'),
      /There is no policy "long"/,
    ],
    [
      'a Resiliency with an unreadable duration',
      resiliency.replace('5s', 'soon'),
      /is not a duration/,
    ],
    [
      'a Configuration of the control plane',
      `${configuration}  mtls: {enabled: true, controlPlaneTrustDomain: a, sentryAddress: b}\n`,
      /spec.mtls/,
    ],
    [
      'a Configuration with an unknown section',
      `${configuration}  mtlss: {}\n`,
      /There is no field spec.mtlss/,
    ],
    [
      'an HTTPEndpoint with a token in plain text',
      endpoint(`  headers: [{name: Authorization, value: ${TOKEN}}]\n`),
      /"Authorization" is a secret in plain text/,
    ],
    [
      'an HTTPEndpoint with a Secret that is not there',
      endpoint('  headers: [{name: A, secretKeyRef: {name: nope, key: a}}]\n'),
      /Secret "nope" is not on the host/,
    ],
    [
      'an HTTPEndpoint without scopes',
      endpoint().replace('scopes: [writer]', ''),
      /^scopes: The HTTPEndpoint has no scopes/,
    ],
    [
      'another namespace',
      resiliency.replace('name: patient', 'name: patient, namespace: shop'),
      /namespace "shop" does not exist/,
    ],
    [
      'a secret store of its own',
      `${bus}auth: {secretStore: vault}\n`,
      /auth.secretStore/,
    ],
  ])('refuses %s, with nothing changed', async (_, manifest, message) => {
    const before = await path.fingerprint(virtual);
    const { status, body } = await apply(manifest);
    expect(body.error.message).toMatch(message);
    expect([400, 404]).toContain(status);
    expect(await path.fingerprint(virtual)).toEqual(before);
    expect(JSON.stringify(body)).not.toContain(TOKEN);
  });

  it('403 for others, naming the permission', async () => {
    const { status, body } = await path.send(
      'POST',
      `${base}/resources`,
      'teamB',
      { manifest: configuration },
    );
    expect(status).toBe(403);
    expect(body.error.details.permission).toBe('dapr-vcluster.component.apply');
  });

  it('deletes every kind, the dry run first', async () => {
    for (const [kind, name] of [
      ['Subscription', 'on-orders'],
      ['Configuration', 'closed'],
      ['Resiliency', 'patient'],
      ['HTTPEndpoint', 'orders-api'],
      ['WorkflowAccessPolicy', 'callers'],
      ['MCPServer', 'tools'],
      ['Component', 'bus'],
    ]) {
      const tried = await remove(kind, name, '?dryRun=true');
      expect(tried.body).toMatchObject({
        outcome: 'dry-run',
        removed: [{ kind, outcome: 'would-delete' }],
      });
      expect((await remove(kind, name)).body).toMatchObject({
        outcome: 'deleted',
        removed: [{ kind, name, outcome: 'deleted' }],
      });
    }
    const { status } = await remove('Pod', 'x');
    expect(status).toBe(400);
  });
});
