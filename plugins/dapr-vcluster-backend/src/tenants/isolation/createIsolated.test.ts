import { resolve } from 'node:path';
import {
  deleteIfPresent,
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { applyManifest } from '../../__testUtils__/applyManifest';
import { NO_PROVISIONER, TenantHost } from '../../__testUtils__/TenantHost';
import { until } from '../../__testUtils__/until';
import { keysOf } from '../../__testUtils__/wholeHost';

let host: TenantHost;
beforeAll(async () => {
  host = await TenantHost.start();
}, 180_000);
afterAll(() => host?.close());

type Container = { env?: Array<{ name: string; value?: string }> };
type Workload = KubeObject & {
  spec: { template: { spec: { containers: Container[] } } };
};
type Pod = KubeObject & { spec: object; status?: { phase?: string } };

const DROP = 'SIDECAR_DROP_ALL_CAPABILITIES';
const ENFORCE = 'pod-security.kubernetes.io/enforce';
const policies = async (namespace: string) =>
  (await host.admin.list(RESOURCES.networkPolicies, { namespace })).items;
const findingIds = ({
  findings = [],
}: {
  findings?: Array<{ ruleId: string; severity: string }>;
}) => findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`);

describe('creating a tenant', () => {
  it('isolates it, whatever installs it, and says what it does not know', async () => {
    const portal = host.portal(NO_PROVISIONER);
    const dryRun = await portal.create({ name: 'kept-apart' }, 'teamA', true);
    const result = await portal.create({ name: 'kept-apart' });
    const made = ['Namespace', 'RoleBinding', 'NetworkPolicy', 'NetworkPolicy'];
    for (const [answer, outcome] of [
      [dryRun, 'would-create'],
      [result, 'created'],
    ] as const) {
      expect(
        answer.objects.map(each => `${each.kind} ${each.outcome}`),
      ).toEqual(made.map(kind => `${kind} ${outcome}`));
    }
    const { namespace } = result.ref;
    const { metadata } = await host.admin.get(RESOURCES.namespaces, {
      name: namespace,
    });
    expect(metadata.labels).toMatchObject({ [ENFORCE]: 'baseline' });
    expect(await policies(namespace)).toHaveLength(2);
    // The simulated host enforces the standard, and has no network plugin.
    expect(findingIds(result)).toEqual([
      'G13/network-policy info',
      'G13/network-policy info',
    ]);
    const again = await portal.create({ name: 'kept-apart' });
    expect(again.outcome).toBe('unchanged');
  });

  it('puts network policies back that were deleted, and deletes them with the tenant', async () => {
    const portal = host.portal(NO_PROVISIONER);
    const { ref } = await portal.create({ name: 'repaired' });
    const name = `dapr-vcluster-${ref.name}`;
    await host.admin.delete(RESOURCES.networkPolicies, { ...ref, name });
    const { objects } = await portal.create({ name: 'repaired' });
    expect(
      objects.filter(({ outcome }) => outcome === 'created'),
    ).toMatchObject([{ kind: 'NetworkPolicy', name }]);
    const { outcome, removed } = await portal.delete(ref);
    expect(outcome).toBe('deleted');
    expect(keysOf(removed)).toEqual(
      expect.arrayContaining([
        `NetworkPolicy ${ref.namespace}/${name}`,
        `RoleBinding ${ref.namespace}/dapr-vcluster-tenant`,
      ]),
    );
    expect(await policies(ref.namespace)).toEqual([]);
  });

  it('is a conflict when the preset is isolated in another way by now', async () => {
    const small = { name: 'small', isolation: 'none' };
    const open = host.portal(NO_PROVISIONER, [small]);
    const { ref, findings } = await open.create({ name: 'changed' });
    expect(findings).toMatchObject([
      { ruleId: 'G13/isolation', severity: 'warning' },
    ]);
    expect(await policies(ref.namespace)).toEqual([]);
    await expect(
      host
        .portal(NO_PROVISIONER, [{ name: 'small' }])
        .create({ name: 'changed' }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(
        'exists with isolation "none", requested is "baseline"',
      ),
    });
  });

  it('is a conflict when the preset allows other connections by now', async () => {
    const portal = (internet: boolean) =>
      host.portal(NO_PROVISIONER, [{ name: 'small', network: { internet } }]);
    await portal(true).create({ name: 'rewired' });
    await expect(
      portal(false).create({ name: 'rewired' }),
    ).rejects.toMatchObject({
      message: expect.stringContaining(
        'preset "small with another network or access control"',
      ),
    });
  });

  it('creates Dapr resources that deny calls, where the preset asks for them', async () => {
    const preset = {
      name: 'strict',
      accessControl: { callers: ['gateway'], workflows: true },
    };
    const portal = host.portal(NO_PROVISIONER, [preset]);
    const { ref, objects } = await portal.create({ name: 'strict' });
    expect(objects.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['Configuration', 'WorkflowAccessPolicy']),
    );
    const { namespace } = ref;
    const name = 'dapr-vcluster-access';
    expect(
      await host.admin.get(RESOURCES.configurations, { namespace, name }),
    ).toMatchObject({
      spec: {
        accessControl: {
          defaultAction: 'deny',
          policies: [{ appId: 'gateway', defaultAction: 'allow', namespace }],
        },
      },
    });
  });

  it('refuses isolation restricted on a host whose sidecars do not fit it', async () => {
    const portal = host.portal(NO_PROVISIONER, [
      { name: 'small', isolation: 'restricted' },
    ]);
    await expect(portal.create({ name: 'strictest' })).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /refuses every pod with a sidecar.*dapr_sidecar_injector\.sidecarDropALLCapabilities/,
      ),
      details: { field: 'preset', value: 'small' },
    });
    expect(
      await getIfPresent(host.admin, RESOURCES.namespaces, {
        name: 'vcluster-strictest',
      }),
    ).toBeUndefined();
  });

  it('runs a vcluster under isolation restricted where sidecars fit it', async () => {
    const ref = { namespace: 'dapr-system', name: 'dapr-sidecar-injector' };
    const injector = await host.admin.get<Workload>(RESOURCES.deployments, ref);
    const [container] = injector.spec.template.spec.containers;
    container.env = [
      ...(container.env ?? []).filter(({ name }) => name !== DROP),
      { name: DROP, value: 'true' },
    ];
    await host.admin.replace(RESOURCES.deployments, injector);
    const portal = host.portal(undefined, [
      { name: 'small', isolation: 'restricted' },
    ]);
    const { ref: tenant } = await portal.create({ name: 'strictest' });
    const { namespace } = tenant;
    const pod = await until('the vcluster to run', async () => {
      const { items } = await host.admin.list<Pod>(RESOURCES.pods, {
        namespace,
        labelSelector: 'app=vcluster',
      });
      return items.find(({ status }) => status?.phase === 'Running');
    });
    expect(pod.spec).toMatchObject({
      securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
    });
    const dns = await until('its DNS to run', async () => {
      const { items } = await host.admin.list<Pod>(RESOURCES.pods, {
        namespace,
        labelSelector: 'k8s-app=vcluster-kube-dns',
      });
      return items.find(({ status }) => status?.phase === 'Running');
    });
    expect(dns).toBeDefined();
    await expect(
      host.admin.create(RESOURCES.pods, {
        metadata: { namespace, name: 'careless' },
        spec: { containers: [{ name: 'a', image: 'i' }] },
      }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('violates PodSecurity "restricted:'),
    });
  });

  it('goes on with the rights of an older installation, and says what is missing', async () => {
    const roles = [
      'dapr-vcluster-tenant',
      'dapr-vcluster-tenant-base',
      'backstage-dapr-vcluster-write',
    ];
    for (const name of roles) {
      await deleteIfPresent(host.admin, RESOURCES.clusterRoles, { name });
    }
    await applyManifest(
      host.admin,
      resolve(__dirname, '../../__testUtils__/rbac-before-tenant-role.yaml'),
    );
    const portal = host.portal(NO_PROVISIONER);
    const first = await portal.create({ name: 'older' });
    expect(first.objects.map(({ kind }) => kind)).toEqual(['Namespace']);
    expect(first.findings).toContainEqual(
      expect.objectContaining({
        ruleId: 'G13/network-policy',
        severity: 'warning',
        title:
          'The tenant has no network policies: the portal lacks the right to create networkpolicies.networking.k8s.io',
      }),
    );

    // After an upgrade of its rights, the same request adds what is missing.
    await applyManifest(host.admin, 'rbac.yaml');
    const cleanUp = 'backstage-dapr-vcluster-clean-up';
    for (const resource of [
      RESOURCES.clusterRoles,
      RESOURCES.clusterRoleBindings,
    ]) {
      await host.admin.delete(resource, { name: cleanUp });
    }
    const second = await portal.create({ name: 'older' });
    expect(
      second.objects
        .filter(({ outcome }) => outcome === 'created')
        .map(({ kind }) => kind),
    ).toEqual(['NetworkPolicy', 'NetworkPolicy']);
    expect((await portal.delete(first.ref)).outcome).toBe('deleted');
  });
});
