import { Finding, SidecarList } from 'backstage-plugin-dapr-vcluster-common';
import { createSandbox, REDIS_ADDRESS, Sandbox } from 'dapr-vcluster-sandbox';
import { adminOf } from '../__testUtils__/adminOf';
import { TestPortal } from '../__testUtils__/TestPortal';
import { KubeClient, RESOURCES } from '../hosts';

const NAMESPACE = 'vcluster-team-a';
const PATH = `/tenants/sandbox/${NAMESPACE}/team-a`;
const PASSWORD = 'planted-password';

/** Written past the portal, which would refuse each of them. */
const component = (
  app: string,
  spec: {
    type?: string;
    ignoreErrors?: boolean;
    secret?: string;
    redisHost?: string;
  },
) => ({
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: { name: `store-of-${app}`, namespace: NAMESPACE },
  spec: {
    type: spec.type ?? 'state.redis',
    version: 'v1',
    ignoreErrors: spec.ignoreErrors ?? false,
    metadata: [
      { name: 'redisHost', value: spec.redisHost ?? REDIS_ADDRESS },
      ...(spec.secret
        ? [
            {
              name: 'redisPassword',
              secretKeyRef: { name: spec.secret, key: 'password' },
            },
          ]
        : []),
    ],
  },
  scopes: [app],
});

const deployment = (app: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${app} }
spec:
  replicas: 1
  selector: { matchLabels: { app: ${app} } }
  template:
    metadata:
      labels: { app: ${app} }
      annotations:
        dapr.io/enabled: "true"
        dapr.io/app-id: ${app}
        dapr.io/disable-builtin-k8s-secret-store: "true"
    spec:
      containers: [{ name: app, image: "example.org/app:1.0" }]
`;

const CASES: Array<[string, string, Parameters<typeof component>[1]]> = [
  ['no-secret', 'sidecar/component-secret', { secret: 'nowhere' }],
  ['no-type', 'sidecar/unknown-type', { type: 'state.rediss' }],
  [
    'unreachable',
    'sidecar/backend-unreachable',
    { secret: 'known', redisHost: 'redis.nowhere:6379' },
  ],
  [
    'ignoring',
    'sidecar/component-absent',
    { type: 'state.rediss', ignoreErrors: true },
  ],
];

describe('diagnosis of sidecars in trouble, with exactly the rights of the manifest', () => {
  let sandbox: Sandbox;
  let portal: TestPortal;
  let admin: KubeClient;

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['sandbox'] });
    const { server, portalToken: token } = sandbox.hosts.sandbox!;
    admin = adminOf(server);
    portal = await TestPortal.start([{ name: 'sandbox', server, token }]);
    await portal.post('/tenants', {
      host: 'sandbox',
      name: 'team-a',
      owner: 'group:default/team-a',
      profile: 'oss-hostmanaged',
    });
    await portal.until(
      'the tenant to be ready',
      PATH,
      body => body.phase === 'ready' && body,
    );
    await admin.create(RESOURCES.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'known', namespace: NAMESPACE },
      stringData: { password: PASSWORD },
    });
  }, 60_000);
  afterAll(async () => {
    admin?.close();
    await portal?.stop();
    await sandbox?.close();
  });

  const found = (app: string, ruleId: string) =>
    portal.until(`${ruleId} of ${app}`, `${PATH}/sidecars`, body =>
      (body as SidecarList).items
        .find(({ appId }) => appId === app)
        ?.findings.find(each => each.ruleId === ruleId),
    ) as Promise<Finding>;

  it.each(CASES)(
    'says of %s: %s, by what its daprd wrote',
    async (app, ruleId, spec) => {
      await admin.create(RESOURCES.components, component(app, spec));
      // The manifests are judged too; only the app itself goes through the portal.
      const { body } = await portal.post(`${PATH}/manifests`, {
        manifests: deployment(app),
      });
      expect(body).toMatchObject({ outcome: 'applied' });
      const finding = await found(app, ruleId);
      expect(finding.title).toMatch(/\.$/);
      expect(JSON.stringify(finding)).toContain(
        app === 'no-secret' ? 'nowhere' : `store-of-${app}`,
      );
      expect(JSON.stringify(finding)).not.toContain(PASSWORD);
      // A Secret that is missing keeps every later sidecar of the namespace from starting.
      await admin.delete(RESOURCES.components, {
        namespace: NAMESPACE,
        name: `store-of-${app}`,
      });
    },
    60_000,
  );

  it('says when two workloads share an app-id', async () => {
    for (const name of ['first', 'second']) {
      await portal.post(`${PATH}/manifests`, {
        manifests: deployment(name).replace(
          `app-id: ${name}`,
          'app-id: shared-id',
        ),
      });
    }
    const finding = await found('shared-id', 'app/app-id-duplicated');
    expect(finding.title).toMatch(/shared with (first|second)/);
  }, 60_000);
});
