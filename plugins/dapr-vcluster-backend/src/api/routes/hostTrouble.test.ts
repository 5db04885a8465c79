import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { WritePath } from '../../__testUtils__/WritePath';

const CRDS: Resource = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  namespaced: false,
};

let path: WritePath;
let ref: TenantRef;
let virtual: KubeClient;
beforeAll(async () => {
  path = await WritePath.start();
  ({ ref, virtual } = await path.tenant('team', { profile: 'oss-multins' }));
}, 180_000);
afterAll(() => path?.close());

const redis = {
  name: 'statestore',
  type: 'state.redis',
  version: 'v1',
  metadata: [
    { name: 'redisHost', value: 'redis:6379' },
    { name: 'keyPrefix', value: 'namespace' },
  ],
  scopes: ['writer'],
  secrets: { redisPassword: 'pw' },
};
const apply = (body: object = redis) =>
  path.send(
    'POST',
    '/tenants/sandbox/vcluster-team/team/components',
    'teamA',
    body,
  );

it('503 when the CRD is missing in the vcluster', async () => {
  await virtual.delete(CRDS, { name: 'components.dapr.io' });
  const before = await path.fingerprint(virtual);
  const { status, body } = await apply();
  expect(status).toBe(503);
  expect(body.error.message).toBe(
    'The CRD components.dapr.io is missing in the vcluster of tenant sandbox/vcluster-team/team. Check that Dapr is installed on the host and restart the vcluster: its syncer copies the CRD when it starts.',
  );
  expect(await path.fingerprint(virtual)).toEqual(before);
});

const register = (object: object) =>
  path.send('POST', '/tenants/sandbox/vcluster-team/team/resources', 'teamA', {
    manifest: JSON.stringify(object),
  });

it('503 that says since when Dapr has a kind', async () => {
  await virtual.delete(CRDS, { name: 'mcpservers.dapr.io' });
  const { status, body } = await register({
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'MCPServer',
    metadata: { name: 'tools' },
    spec: { endpoint: { streamableHTTP: { url: 'https://a.example.com' } } },
    scopes: ['writer'],
  });
  expect(status).toBe(503);
  expect(body.error.message).toMatch(
    /^The CRD mcpservers\.dapr\.io is missing in the vcluster of .*Dapr has this kind since 1\.18/,
  );
});

it('503 that says in which versions a kind is served', async () => {
  const name = 'subscriptions.dapr.io';
  const { metadata, spec, ...rest } = await virtual.get<any>(CRDS, { name });
  await virtual.delete(CRDS, { name });
  await virtual.create(CRDS, {
    ...rest,
    metadata: { name: metadata.name },
    spec: {
      ...spec,
      conversion: undefined,
      versions: spec.versions.map((each: any) => ({
        ...each,
        name: 'v1alpha1',
      })),
    },
  });
  const { status, body } = await register({
    apiVersion: 'dapr.io/v2alpha1',
    kind: 'Subscription',
    metadata: { name: 'on-orders' },
    spec: {
      pubsubname: 'bus',
      topic: 'team-orders',
      routes: { default: '/o' },
    },
    scopes: ['writer'],
  });
  expect(status).toBe(503);
  expect(body.error.message).toContain(
    'serves Subscription as dapr.io/v1alpha1, not as dapr.io/v2alpha1',
  );
});

it('503 when the host does not answer', async () => {
  const answers = await Promise.all([
    path.send('DELETE', '/tenants/away/vcluster-team/team', 'teamA'),
    path.send(
      'POST',
      '/tenants/away/vcluster-team/team/components',
      'teamA',
      redis,
    ),
  ]);
  for (const { status, body } of answers) {
    expect(status).toBe(503);
    expect(body.error.message).toMatch(/^host away cannot be reached/);
  }
});

it('503 when the host does not take the credentials any more', async () => {
  path.faults.expireTokens();
  const { status, body } = await apply();
  path.faults.expireTokens(false);
  expect(status).toBe(503);
  expect(body.error.message).toMatch(
    /^The credentials of host sandbox are no longer accepted/,
  );
});

it('503 when the host asks to slow down, with the time to wait', async () => {
  path.faults.throttle({ retryAfterSeconds: 7 });
  const { status, body } = await apply();
  path.faults.clear();
  expect(status).toBe(503);
  expect(body.error.message).toMatch(/Try again in 7 seconds/);
});

it('503 when the portal may not do something on the host', async () => {
  path.faults.forbid({ verb: 'create', plural: 'namespaces' });
  const before = await path.fingerprint(virtual);
  const { status, body } = await path.send('POST', '/tenants', 'teamA', {
    host: 'sandbox',
    name: 'next',
    owner: 'group:default/team-a',
  });
  path.faults.clear();
  expect(status).toBe(503);
  expect(body.error.message).toMatch(
    /^host sandbox does not allow the portal's service account to do this/,
  );
  expect(await path.fingerprint(virtual)).toEqual(before);
});

it('503 when the vcluster does not answer', async () => {
  path.clients.forget(ref);
  await path.host.patch(
    RESOURCES.secrets,
    { namespace: ref.namespace, name: 'vc-team' },
    {
      data: {
        config: Buffer.from(
          JSON.stringify({
            clusters: [{ cluster: { server: 'https://127.0.0.1:1' } }],
            users: [{ user: { token: 'none' } }],
          }),
        ).toString('base64'),
      },
    },
  );
  const { status, body } = await apply();
  expect(status).toBe(503);
  expect(body.error.message).toMatch(
    /^the vcluster of tenant sandbox\/vcluster-team\/team cannot be reached/,
  );
});

it('503 when the vcluster has no kubeconfig yet', async () => {
  path.clients.forget(ref);
  await path.host.delete(RESOURCES.secrets, {
    namespace: ref.namespace,
    name: 'vc-team',
  });
  const { status, body } = await apply();
  expect(status).toBe(503);
  expect(body.error.message).toMatch(/has no kubeconfig yet/);
});

it('503 when the CRD is missing on the host', async () => {
  await path.host.delete(CRDS, { name: 'components.dapr.io' });
  const { status, body } = await path.send('POST', '/tenants', 'teamA', {
    host: 'sandbox',
    name: 'next',
    owner: 'group:default/team-a',
  });
  expect(status).toBe(503);
  expect(body.error.message).toBe(
    'The CRD components.dapr.io is missing on host sandbox. Install Dapr on the host first: its Helm chart brings the CRDs.',
  );
});
