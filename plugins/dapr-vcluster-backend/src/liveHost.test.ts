import { createSandbox, REDIS_ADDRESS, Sandbox } from 'dapr-vcluster-sandbox';
import { EVERYTHING } from './__testUtils__/testPolicy';
import { ALL_PROFILES, TestPortal } from './__testUtils__/TestPortal';
import { until } from './__testUtils__/until';

const APP = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: writer
spec:
  replicas: 1
  selector: { matchLabels: { app: writer } }
  template:
    metadata:
      labels: { app: writer }
      annotations:
        dapr.io/enabled: "true"
        dapr.io/app-id: writer
        dapr.io/app-port: "8080"
        dapr.io/disable-builtin-k8s-secret-store: "true"
    spec:
      containers:
        - name: app
          image: example.org/writer:1.0
`;

describe.each([
  ['oss-hostmanaged', 'portal', 'single-namespace'],
  ['oss-multins', 'tenant', 'multi-namespace'],
])(
  'a tenant of profile %s, with exactly the rights of the manifest',
  (profile, managedBy, mode) => {
    let sandbox: Sandbox;
    let portal: TestPortal;
    const path = '/tenants/sandbox/vcluster-team-a/team-a';

    beforeAll(async () => {
      sandbox = await createSandbox({ hosts: ['sandbox'] });
      const { server, portalToken: token } = sandbox.hosts.sandbox!;
      portal = await TestPortal.start(
        [{ name: 'sandbox', server, token }],
        EVERYTHING,
        [],
        ALL_PROFILES,
      );
    }, 60_000);
    afterAll(async () => {
      await portal?.stop();
      await sandbox?.close();
    });

    it('is created, gets a Dapr Component and an app, and goes again', async () => {
      const created = await portal.post('/tenants', {
        host: 'sandbox',
        name: 'team-a',
        owner: 'group:default/team-a',
        profile,
      });
      expect(created.body).toMatchObject({ outcome: 'created' });
      const tenant = await portal.until(
        'the tenant to be ready',
        path,
        body => body.phase === 'ready' && body,
      );
      expect(tenant).toMatchObject({
        owner: 'group:default/team-a',
        profile,
        mode,
        findings: expect.not.arrayContaining([
          { ruleId: 'not-injected/requester-not-allowed' },
        ]),
        provisioner: 'flux',
      });

      const applied = await portal.post(`${path}/components`, {
        name: 'statestore',
        type: 'state.redis',
        version: 'v1',
        metadata: [
          { name: 'redisHost', value: REDIS_ADDRESS },
          { name: 'keyPrefix', value: 'team-a' },
        ],
        secrets: { redisPassword: 'not-for-anybody' },
        scopes: ['writer'],
      });
      expect(applied.body).toMatchObject({ outcome: 'created' });
      const component = await portal.until(
        'the Dapr Component on the host',
        `${path}/components`,
        body =>
          body.items.find(
            (item: { synced: string }) => item.synced === 'in-sync',
          ),
      );
      expect(component).toMatchObject({
        name: 'statestore',
        declared: 'yes',
        managedBy,
        virtual: { namespace: 'default', name: 'statestore' },
        host: { name: 'statestore' },
      });

      const app = await portal.post(`${path}/manifests`, { manifests: APP });
      expect(app.body).toMatchObject({ outcome: 'applied' });
      const sidecar = await portal.until(
        'the sidecar to be ready',
        `${path}/sidecars`,
        body =>
          body.items.find(
            (item: { state: string; loaded: { value?: unknown[] } }) =>
              item.state === 'ready' && item.loaded.value?.length,
          ),
      );
      expect(sidecar).toMatchObject({
        appId: 'writer',
        app: 'writer',
        appPort: 8080,
        loaded: { value: [{ name: 'statestore', type: 'state.redis' }] },
      });
      const answers = await Promise.all(
        ['', '/components', '/sidecars', '/events'].map(each =>
          portal.get(`${path}${each}`),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(answers.map(({ text }) => text).join()).not.toContain(
        'not-for-anybody',
      );

      await until('the tenant to be gone', async () => {
        const { body } = await portal.delete(path);
        return body.outcome === 'absent' ? true : undefined;
      });
      const gone = await portal.until(
        'the tenant to leave the index',
        path,
        body => body.error,
      );
      expect(gone).toMatchObject({ name: 'NotFoundError' });
    }, 60_000);
  },
);
