import mcpPlugin from '@backstage/plugin-mcp-actions-backend';
import { mockCredentials } from '@backstage/backend-test-utils';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {
  checkDaprComponent,
  checkFiles,
  componentCheckContext,
  fileCheckContext,
} from 'backstage-plugin-dapr-vcluster-common/rules';
import {
  Finding,
  OPERATION_SCHEMAS,
} from 'backstage-plugin-dapr-vcluster-common';
import { loadComponentCatalogue } from 'backstage-plugin-dapr-vcluster-common/component-catalogue';
import { createSandbox, REDIS_ADDRESS, Sandbox } from 'dapr-vcluster-sandbox';
import { parse } from 'yaml';
import { ALL_PROFILES, TestPortal } from '../../__testUtils__/TestPortal';

const TENANT = 'sandbox/vcluster-team-a/team-a';
const PATH = `/tenants/${TENANT}`;

// A tenant whose vcluster has Dapr's kinds, so that every rule is evaluated.
const PROFILE = 'oss-multins';

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: redis }
spec: { ports: [{ port: 6379 }] }
`;
const BAD = `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: { name: store }
spec:
  type: state.redis
  version: v1
  metadata:
    - { name: redisHost, value: "redis.default:6379" }
    - { name: keyPrefix, value: name }
    - { name: redisPassword, secretKeyRef: { name: nope, key: k } }
scopes: [writer]
`;
const CONFIGURATION = `apiVersion: dapr.io/v1alpha1
kind: Configuration
metadata: { name: closed }
spec: { accessControl: { defaultAction: deny } }
`;

const app = (name: string, annotations: string, labels = '') => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}${labels} }
spec:
  replicas: 1
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata:
      labels: { app: ${name} }
      annotations: {${annotations}}
    spec:
      containers: [{ name: app, image: example.org/app:1.0 }]
`;
const WRITER = app(
  'writer',
  `dapr.io/enabled: "true", dapr.io/app-id: writer, dapr.io/config: closed, dapr.io/disable-builtin-k8s-secret-store: "true"`,
);

const rulesOf = (findings: Finding[]) =>
  findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`).sort();

let sandbox: Sandbox;
let portal: TestPortal;

beforeAll(async () => {
  sandbox = await createSandbox({ hosts: ['sandbox'] });
  const { server, portalToken: token } = sandbox.hosts.sandbox!;
  portal = await TestPortal.start(
    [{ name: 'sandbox', server, token }],
    undefined,
    [mcpPlugin],
    { ...ALL_PROFILES, rules: { G7: 'warning' } },
  );
  const created = await portal.post('/tenants', {
    host: 'sandbox',
    name: 'team-a',
    owner: 'group:default/team-a',
    profile: PROFILE,
  });
  if (created.body.outcome !== 'created') {
    throw new Error(created.text);
  }
  await portal.until('the tenant', PATH, body => body.phase === 'ready');
}, 120_000);
afterAll(async () => {
  await portal?.stop();
  await sandbox?.close();
});

async function askMcp(manifests: string): Promise<Finding[]> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(
      new URL(`${portal.address}/api/mcp-actions/v1`),
      {
        requestInit: {
          headers: {
            Authorization: mockCredentials.user.header('user:default/pat'),
          },
        },
      },
    ),
  );
  try {
    const { structuredContent } = await client.callTool({
      name: 'dapr-vcluster.check-component',
      arguments: { manifests, tenant: TENANT },
    });
    return (structuredContent as { findings: Finding[] }).findings;
  } finally {
    await client.close();
  }
}

it('the form, files, every route and MCP clients get the same findings', async () => {
  const service = await portal.post(`${PATH}/manifests`, {
    manifests: SERVICE,
  });
  expect(service.body).toMatchObject({ outcome: 'applied' });
  const tenantContext = OPERATION_SCHEMAS.getTenantContext.answer.parse(
    (await portal.get(`${PATH}/context`)).body,
  );
  const catalogue = await loadComponentCatalogue();
  const context = fileCheckContext(tenantContext);
  const { spec, scopes } = parse(BAD);
  const dryRun = async (to: string, body: object): Promise<Finding[]> => {
    const answer = await portal.post(`${PATH}/${to}?dryRun=true`, body);
    expect(answer.status).toBe(400);
    return answer.body.error.details.findings;
  };
  const found = {
    component: rulesOf(
      checkDaprComponent(
        { name: 'store', ...spec, scopes },
        componentCheckContext(context, 'store'),
        catalogue,
      ),
    ),
    files: rulesOf(
      checkFiles([{ path: 'a.yaml', text: BAD }], context, catalogue),
    ),
    components: rulesOf(
      await dryRun('components', { name: 'store', ...spec, scopes }),
    ),
    resources: rulesOf(await dryRun('resources', { manifest: BAD })),
    manifests: rulesOf(await dryRun('manifests', { manifests: BAD })),
    mcp: rulesOf(await askMcp(BAD)),
  };
  const expected = [
    'G10/captured-host warning',
    'G2 error',
    'G4 error',
    'G7 warning',
  ];
  expect(found).toEqual(
    Object.fromEntries(Object.keys(found).map(way => [way, expected])),
  );
}, 180_000);

it('deletes a Dapr resource that a running sidecar has loaded only with force', async () => {
  const store = BAD.replace('redis.default:6379', REDIS_ADDRESS)
    .replace('value: name', 'value: team-a')
    .replace(/.*redisPassword.*\n/, '');
  for (const manifest of [CONFIGURATION, store]) {
    const { body } = await portal.post(`${PATH}/resources`, {
      manifest,
      ...(manifest === store && { secrets: { redisPassword: 'x'.repeat(12) } }),
    });
    expect(body).toMatchObject({ outcome: 'created' });
  }
  const remove = (what: string, query = '') =>
    portal.delete(`${PATH}/resources/${what}${query}`);
  const applied = await portal.post(`${PATH}/manifests`, { manifests: WRITER });
  expect(applied.body).toMatchObject({ outcome: 'applied' });
  await portal.until('the sidecar', `${PATH}/components`, body =>
    body.items.some(({ loadedBy }: { loadedBy: { state: string }[] }) =>
      loadedBy.some(({ state }) => state === 'loaded'),
    ),
  );
  for (const what of [
    'Component/default/store',
    'Configuration/default/closed',
  ]) {
    for (const query of ['', '?dryRun=true']) {
      const { status, body } = await remove(what, query);
      expect([what, status, body.error?.details]).toEqual([
        what,
        409,
        expect.objectContaining({ field: 'force', value: 'writer' }),
      ]);
      expect(body.error.message).toContain('running sidecars of writer');
    }
    const forced = await remove(what, '?force=true');
    expect(forced.body).toMatchObject({ outcome: 'deleted' });
  }
}, 180_000);

it('checks what exists in a tenant', async () => {
  const applied = await portal.post(`${PATH}/manifests`, {
    manifests: [
      app('wrong', 'dapr.io/enabled: "yes", dapr.io/app-id: wrong'),
      app('dapr-operator', '', ', labels: { app: dapr-operator }'),
    ].join('---'),
  });
  // Workloads are the tenant's own: what is wrong with them is told, not refused.
  expect(applied.body).toMatchObject({ outcome: 'applied' });
  expect(rulesOf(applied.body.findings)).toContain('G12/enabled error');
  const { body } = await portal.get(`${PATH}/check`);
  expect(body.notChecked).toEqual([]);
  expect(body.objects).toBeGreaterThan(2);
  expect(
    body.findings.map(
      ({ ruleId, file }: { ruleId: string; file: string }) =>
        `${ruleId} ${file}`,
    ),
  ).toEqual(
    expect.arrayContaining([
      'G14 tenant',
      'G12/enabled virtual/default/Deployment/wrong.yaml',
    ]),
  );
  // The default Kubernetes of a vcluster this old is one whose pods can stay not ready on a new host.
  expect(rulesOf(body.findings).join()).not.toMatch(/G13\/(?!kubernetes-skew)/);
}, 180_000);
