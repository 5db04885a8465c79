import { createSandbox, LiveHost, Sandbox } from 'dapr-vcluster-sandbox';
import {
  KubeClient,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { adminOf } from '../../__testUtils__/adminOf';
import { denyGuests, sandboxHosts } from '../../__testUtils__/sandboxHosts';
import { TestPortal } from '../../__testUtils__/TestPortal';
import { until } from '../../__testUtils__/until';

describe('the control plane of a host', () => {
  let sandbox: Sandbox;
  let portal: TestPortal;

  beforeAll(async () => {
    sandbox = await createSandbox({ hosts: ['sandbox', 'recorded'] });
    portal = await TestPortal.start(sandboxHosts(sandbox), denyGuests);
  }, 180_000);
  afterAll(async () => {
    await portal?.stop();
    await sandbox?.close();
  });

  it('is described with the rights of the manifest', async () => {
    // On a busy machine the host may not answer in time at first.
    const body = await portal.until(
      'the webhook to be known',
      '/hosts/sandbox/control-plane',
      each => each.webhook?.state === 'known' && each,
    );
    expect(body).toMatchObject({
      host: { name: 'sandbox' },
      dapr: {
        state: 'installed',
        version: '1.18.3',
        support: 'supported',
        allowedServiceAccounts: ['vcluster-*:vc-*'],
      },
      certificates: {
        root: { state: 'known', value: { notAfter: expect.any(String) } },
        issuer: {
          state: 'unknown',
          reason: expect.stringContaining('may not be read by the portal'),
        },
      },
      webhook: {
        state: 'known',
        value: {
          failurePolicy: 'Ignore',
          caBundle: 'matches',
          endpoints: { state: 'unknown', reason: expect.stringMatching(/URL/) },
          selectors: [],
        },
      },
      capacity: { tenants: [], sidecars: 0 },
      restart: { state: 'known', value: { total: 0 } },
    });
    expect(
      body.dapr.parts.map((part: { app: string; state: string }) => part.state),
    ).toEqual(['ready', 'ready', 'ready', 'ready', 'ready']);
    expect(body.findings).toEqual([]);
  });

  it('shows the issuer certificate, but no key, to a portal that may read its Secret', async () => {
    const hosts = sandboxHosts(sandbox).map(({ token: _, ...host }) => host);
    const admin = await TestPortal.start(hosts, denyGuests);
    try {
      const { body, text } = await admin.get('/hosts/sandbox/control-plane');
      expect(body.certificates.issuer).toMatchObject({
        state: 'known',
        value: { source: 'Secret dapr-system/dapr-trust-bundle, issuer.crt' },
      });
      expect(text).not.toMatch(/PRIVATE KEY|issuer\.key|BEGIN CERTIFICATE/);
    } finally {
      await admin.stop();
    }
  });

  it('tells of the recorded host what is not recorded, and why', async () => {
    const { body } = await portal.get('/hosts/recorded/control-plane');
    expect(body).toMatchObject({
      kubernetes: { version: 'v1.36.3', support: { state: 'supported' } },
      certificates: {
        root: {
          state: 'unknown',
          reason:
            'ConfigMap dapr-system/dapr-trust-bundle holds no certificate in ca.crt.',
        },
        issuer: { state: 'unknown' },
      },
      webhook: { value: { caBundle: 'unknown' } },
      vclusters: [
        { version: '0.25.2', support: { state: 'end-of-life' } },
        { version: '0.36.1' },
      ],
      capacity: {
        tenants: [
          {
            tenant: 'recorded/vcluster-team-a/team-a',
            sidecars: 3,
            appIds: 2,
            components: 2,
            injection: 'allowed',
          },
          { tenant: 'recorded/vcluster-team-b/team-b', sidecars: 1 },
        ],
        sidecars: 4,
      },
      restart: { value: { total: 0 } },
    });
    expect(body.findings).toEqual([]);
  });

  it('shows no tenant to those who may not read it', async () => {
    const { body } = await portal.get(
      '/hosts/recorded/control-plane',
      'user:default/guest',
    );
    expect(body.capacity).toEqual({
      tenants: [],
      sidecars: 4,
      components: 3,
    });
    expect(body.vclusters).toEqual([]);
  });

  it('is refused for another host, and without signing in', async () => {
    const { status, body } = await portal.get('/hosts/nowhere/control-plane');
    expect(status).toBe(404);
    expect(body.error.message).toMatch(/nowhere.*sandbox/);
    const bad = await portal.get('/hosts/No_Host/control-plane');
    expect(bad.status).toBe(400);
    const none = await portal.anonymously('/hosts/sandbox/control-plane');
    expect(none.status).toBe(401);
  });

  it('says what it may not read, and sees a part go down', async () => {
    const host = sandbox.hosts.sandbox!;
    const admin = adminOf(host.server);
    const token = await watcherToken(host, admin);
    const other = await TestPortal.start([
      { name: 'sandbox', server: host.server, token },
    ]);
    const { body } = await other.get('/hosts/sandbox/control-plane');
    await other.stop();
    expect(body.certificates.issuer).toEqual({
      state: 'unknown',
      reason:
        "Secret dapr-system/dapr-trust-bundle may not be read by the portal's service account.",
    });
    expect(body.webhook).toMatchObject({ state: 'unknown' });

    await admin.patch(
      RESOURCES.deployments,
      { namespace: 'dapr-system', name: 'dapr-operator' },
      { spec: { replicas: 0 } },
    );
    const found = await until('the finding', async () => {
      const answer = await portal.get('/hosts/sandbox/control-plane');
      return answer.body.findings.find(
        (finding: { ruleId: string }) => finding.ruleId === 'host/part-down',
      );
    });
    admin.close();
    expect(found.title).toMatch(/^dapr-operator is down: new sidecars get no/);
  }, 180_000);
});

const RBAC = 'rbac.authorization.k8s.io/v1';
const CLUSTER_ROLES: Resource = {
  apiVersion: RBAC,
  kind: 'ClusterRole',
  plural: 'clusterroles',
  namespaced: false,
};
const BINDINGS: Resource = {
  apiVersion: RBAC,
  kind: 'ClusterRoleBinding',
  plural: 'clusterrolebindings',
  namespaced: false,
};

/** A token of a user that may watch what the index needs, and read nothing else. */
async function watcherToken({ server }: LiveHost, client: KubeClient) {
  const watchable: Array<[string, string[]]> = [
    ['', ['namespaces', 'pods']],
    ['apps', ['statefulsets', 'deployments']],
    ['dapr.io', ['components', 'configurations', 'subscriptions']],
    ['helm.toolkit.fluxcd.io', ['helmreleases']],
  ];
  const metadata = { name: 'watcher' };
  await client.create(CLUSTER_ROLES, {
    apiVersion: RBAC,
    kind: 'ClusterRole',
    metadata,
    rules: watchable.map(([group, resources]) => ({
      apiGroups: [group],
      resources,
      verbs: ['get', 'list', 'watch'],
    })),
  });
  await client.create(BINDINGS, {
    apiVersion: RBAC,
    kind: 'ClusterRoleBinding',
    metadata,
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'watcher',
    },
    subjects: [
      {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'User',
        name: 'watcher',
      },
    ],
  });
  return server.issueToken({ username: 'watcher' });
}
