import {
  getIfPresent,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { applyManifest } from '../../__testUtils__/applyManifest';
import { NO_PROVISIONER, TenantHost } from '../../__testUtils__/TenantHost';
import { until } from '../../__testUtils__/until';
import { keysOf } from '../../__testUtils__/wholeHost';
import { CLUSTER_ROLE_BINDINGS, CLUSTER_ROLES } from './kinds';

let host: TenantHost;
beforeAll(async () => {
  host = await TenantHost.start();
}, 180_000);
afterAll(() => host?.close());

const refOf = (name: string, namespace = `vcluster-${name}`) => ({
  name,
  namespace,
});

describe('what proves that an object is of the tenant', () => {
  const name = 'data-warehouse-of-the-billing-department';
  // As the recorded charts name them: cut at 63, and trimmed of a trailing dash.
  const cut = 'vc-mn-data-warehouse-of-the-billing-department-v-vcluster-data';

  const grant = async (namespace: string, roleName: string) => {
    const metadata = {
      name: roleName,
      labels: { app: 'vcluster', release: name },
      annotations: {
        'meta.helm.sh/release-name': name,
        'meta.helm.sh/release-namespace': namespace,
      },
    };
    await host.admin.create(CLUSTER_ROLES, { metadata, rules: [] });
    await host.admin.create(CLUSTER_ROLE_BINDINGS, {
      metadata,
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: roleName,
      },
      subjects: [],
    });
  };
  const deleteRights = async () => {
    await host.admin.delete(CLUSTER_ROLES, { name: cut });
    await host.admin.delete(CLUSTER_ROLE_BINDINGS, { name: cut });
  };
  const rights = async () => {
    const found = await Promise.all(
      [CLUSTER_ROLES, CLUSTER_ROLE_BINDINGS].map(kind =>
        getIfPresent(host.admin, kind, { name: cut }),
      ),
    );
    return found.filter(Boolean).length;
  };

  it('leaves cluster-wide rights that it may not delete, and deletes the rest', async () => {
    const namespace = `vcluster-${name}`;
    await host.portal(NO_PROVISIONER).create({ name });
    await grant(namespace, cut);
    const { outcome, removed, remaining } = await host
      .portal(NO_PROVISIONER)
      .delete({ name, namespace });
    expect(outcome).toBe('deleted');
    expect(keysOf(removed)).toContain(`Namespace /${namespace}`);
    expect(remaining).toEqual(
      ['ClusterRoleBinding', 'ClusterRole'].map(kind =>
        expect.objectContaining({
          kind,
          name: cut,
          outcome: 'left',
          reason: expect.stringMatching(
            /^The portal may not delete it; .* \{ apiGroups: \['rbac\.authorization\.k8s\.io'\], resources: \[clusterrole(binding)?s\], verbs: \[delete\] \}/,
          ),
        }),
      ),
    );
    expect(await rights()).toBe(2);
    await deleteRights();
  });

  it('deletes cluster-wide rights under the name that the real chart gives them, when it may', async () => {
    await applyManifest(host.admin, 'rbac-helm-multins.yaml');
    const namespace = `vcluster-${name}`;
    await host.portal(NO_PROVISIONER).create({ name });
    await grant(namespace, cut);
    const { removed } = await host
      .portal(NO_PROVISIONER)
      .delete({ name, namespace });
    expect(keysOf(removed)).toEqual(
      expect.arrayContaining([
        `ClusterRole /${cut}`,
        `ClusterRoleBinding /${cut}`,
      ]),
    );
    expect(await rights()).toBe(0);
  });

  it('leaves the rights of a release of the same name in another namespace', async () => {
    const [mine, theirs] = ['vcluster-data-one', 'vcluster-data-two'];
    await host.portal(NO_PROVISIONER).create({ name, namespace: mine });
    await grant(theirs, cut);
    const { outcome, removed } = await host
      .portal(NO_PROVISIONER)
      .delete({ name, namespace: mine });
    expect(outcome).toBe('deleted');
    expect(keysOf(removed)).toContain(`Namespace /${mine}`);
    expect(keysOf(removed).join()).not.toContain(cut);
    expect(await rights()).toBe(2);
  });

  it('leaves a volume and a Secret in a shared namespace that only have the names', async () => {
    const ref = refOf('redis', 'vcluster-shared');
    await host.admin.create(RESOURCES.namespaces, {
      metadata: {
        name: ref.namespace,
        annotations: { 'dapr-vcluster/owner': 'group:default/team-a' },
      },
    });
    const volume = { name: 'data-redis-0', namespace: ref.namespace };
    const secret = { name: 'vc-redis', namespace: ref.namespace };
    await host.admin.create(RESOURCES.persistentVolumeClaims, {
      metadata: volume,
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    });
    await host.admin.create(RESOURCES.secrets, { metadata: secret, data: {} });
    await host.admin.create(RESOURCES.components, {
      metadata: {
        name: 'copied',
        namespace: ref.namespace,
        labels: { 'vcluster.loft.sh/managed-by': 'redis' },
      },
      spec: { type: 'state.redis', version: 'v1', metadata: [] },
    });
    const { removed, remaining } = await host
      .portal(NO_PROVISIONER)
      .delete(ref);
    expect(keysOf(removed)).toEqual([
      `Component ${ref.namespace}/copied`,
      `RoleBinding ${ref.namespace}/dapr-vcluster-tenant`,
    ]);
    expect(remaining).toMatchObject([
      { name: volume.name, reason: expect.stringContaining('labels') },
      { name: secret.name, reason: expect.stringContaining('labels') },
      { kind: 'Namespace', reason: expect.stringContaining('Kept') },
    ]);
    expect(
      await getIfPresent(host.admin, RESOURCES.persistentVolumeClaims, volume),
    ).toBeDefined();
  });

  it('leaves the namespace that somebody else has created where an orphan was', async () => {
    const ref = refOf('dapr-enabled');
    await host.admin.create(RESOURCES.namespaces, {
      metadata: { name: ref.namespace },
    });
    const orphan = 'vcluster-37a8eec1-74032e2d';
    await host.admin.create(RESOURCES.namespaces, {
      metadata: {
        name: orphan,
        labels: {
          'vcluster.loft.sh/vcluster-name': ref.name,
          'vcluster.loft.sh/vcluster-namespace': ref.namespace,
        },
        annotations: { 'vcluster.loft.sh/object-name': 'default' },
      },
    });
    const { outcome, removed } = await host.portal(NO_PROVISIONER).delete(ref);
    expect(outcome).toBe('deleted');
    expect(keysOf(removed)).toContain(`Namespace /${orphan}`);
    expect(
      await getIfPresent(host.admin, RESOURCES.namespaces, {
        name: ref.namespace,
      }),
    ).toBeDefined();
  });
});

describe('a namespace that is deleted and created again meanwhile', () => {
  /** Replaces the tenant's namespace by one of team B, with a tenant of the same name in it. */
  async function replace(ref: { namespace: string; name: string }) {
    const { namespaces, configMaps } = RESOURCES;
    const name = { name: ref.namespace };
    const labels = {
      'app.kubernetes.io/managed-by': 'backstage-dapr-vcluster',
      'dapr-vcluster/tenant-name': ref.name,
    };
    await host.admin.delete(namespaces, name);
    await until('the namespace to be deleted', async () =>
      (await getIfPresent(host.admin, namespaces, name)) ? undefined : true,
    );
    await host.admin.create(namespaces, {
      metadata: {
        ...name,
        labels,
        annotations: { 'dapr-vcluster/owner': 'group:default/team-b' },
      },
    });
    await host.admin.create(configMaps, {
      metadata: { name: 'of-team-b', namespace: ref.namespace },
      data: {},
    });
    await host.admin.create(RESOURCES.components, {
      metadata: { name: 'of-team-b', namespace: ref.namespace, labels },
      spec: { type: 'state.redis', version: 'v1', metadata: [] },
    });
  }

  const createdAgain = {
    name: 'ConflictError',
    message: expect.stringContaining('was created again'),
  };

  const untouched = async (namespace: string) => {
    const of = { name: 'of-team-b', namespace };
    expect(
      await getIfPresent(host.admin, RESOURCES.configMaps, of),
    ).toBeDefined();
    expect(
      await getIfPresent(host.admin, RESOURCES.components, of),
    ).toBeDefined();
    const { metadata } = await host.admin.get(RESOURCES.namespaces, {
      name: namespace,
    });
    expect(metadata.deletionTimestamp).toBeUndefined();
    expect(metadata.annotations).not.toHaveProperty([
      'dapr-vcluster/deleting-since',
    ]);
  };

  it('is not touched when that happens between permission check and deletion', async () => {
    const ref = refOf('replaced-before');
    const portal = host.portal(NO_PROVISIONER);
    await portal.create({ name: ref.name });
    await expect(
      portal.delete(ref, 'teamA', false, () => replace(ref)),
    ).rejects.toMatchObject(createdAgain);
    await untouched(ref.namespace);
  });

  it('is not touched when that happens while the deletion is under way', async () => {
    const ref = refOf('replaced-between');
    const portal = host.portal({
      ...NO_PROVISIONER,
      program: {
        install: async () => 'unchanged',
        uninstall: async () => {
          await replace(ref);
          return 'unchanged';
        },
      },
    });
    await portal.create({ name: ref.name });
    await expect(portal.delete(ref, 'teamA')).rejects.toMatchObject(
      createdAgain,
    );
    await untouched(ref.namespace);
  });
});
