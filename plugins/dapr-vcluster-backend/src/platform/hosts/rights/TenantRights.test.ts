import {
  LABEL_MANAGED_BY,
  LABEL_TENANT,
  MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { adminOf } from '../../../__testUtils__/adminOf';
import { readManifest } from '../../../__testUtils__/applyManifest';
import { TestHosts } from '../../../__testUtils__/TestHosts';
import { toRouteError } from '../errors';
import { HostRegistry } from '../HostRegistry';
import { TENANT_ROLE } from './roleBinding';

const hosts = new TestHosts();
afterEach(() => hosts.close());

const namespace = (
  name: string,
  labels = {},
  annotations = {},
): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels, annotations },
});
const secret = (namespaceName: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { namespace: namespaceName, name: 's' },
});
const vcluster = (namespaceName: string, name: string): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: {
    namespace: namespaceName,
    name,
    labels: { app: 'vcluster', release: name },
  },
});
const mapped = {
  'vcluster.loft.sh/vcluster-name': 'adopted',
  'vcluster.loft.sh/vcluster-namespace': 'vcluster-adopted',
};

/** A host, and a portal on it with the rights of the manifest, changed or not. */
async function start(
  options: {
    readOnly?: boolean;
    without?: (object: KubeObject) => boolean;
  } = {},
) {
  const places = [
    namespace('vcluster-made', {
      [LABEL_MANAGED_BY]: MANAGED_BY,
      [LABEL_TENANT]: 'made',
    }),
    namespace('vcluster-adopted'),
    namespace('owned', {}, { 'dapr-vcluster/owner': 'group:default/a' }),
    namespace('some-name-of-a-syncer', mapped),
    namespace('plain'),
    namespace('dapr-system', mapped),
  ];
  const { server } = await hosts.start({
    initial: [
      ...readManifest('rbac.yaml').filter(object => !options.without?.(object)),
      ...places,
      vcluster('vcluster-adopted', 'adopted'),
      vcluster('kube-system', 'fake'),
      ...[...places.map(({ metadata }) => metadata.name), 'kube-system'].map(
        secret,
      ),
    ],
  });
  const { url, caData } = server;
  const token = server.serviceAccountToken(
    'backstage',
    'backstage-dapr-vcluster',
  );
  const registry = HostRegistry.create(
    [],
    [
      {
        name: 'h',
        connection: { url, caData, token },
        readOnly: options.readOnly,
      },
    ],
  );
  const admin = adminOf(server);
  hosts.onClose(() => {
    registry.close();
    admin.close();
  });
  return { server, admin, host: registry.get('h') };
}

const read = (client: KubeClient, name: string) =>
  client.get(RESOURCES.secrets, { namespace: name, name: 's' });
const bindingIn = (admin: KubeClient, name: string) =>
  getIfPresent(admin, RESOURCES.roleBindings, {
    namespace: name,
    name: TENANT_ROLE,
  });

describe('rights in the namespaces of tenants', () => {
  it.each([
    'vcluster-made',
    'vcluster-adopted',
    'owned',
    'some-name-of-a-syncer',
  ])('are bound in %s on first need', async name => {
    const { host, admin } = await start();
    expect(await bindingIn(admin, name)).toBeUndefined();
    await expect(read(host.client, name)).resolves.toBeDefined();
    expect(await bindingIn(admin, name)).toMatchObject({
      roleRef: { kind: 'ClusterRole', name: TENANT_ROLE },
      subjects: [
        {
          kind: 'ServiceAccount',
          namespace: 'backstage',
          name: 'backstage-dapr-vcluster',
        },
      ],
    });
  });

  it.each(['plain', 'kube-system', 'dapr-system'])(
    'are never bound in %s',
    async name => {
      const { host, admin } = await start();
      await expect(read(host.client, name)).rejects.toMatchObject({
        status: 403,
      });
      expect(await bindingIn(admin, name)).toBeUndefined();
    },
  );

  it('are not bound on a host that is read-only', async () => {
    const { host, admin } = await start({ readOnly: true });
    await expect(read(host.client, 'vcluster-made')).rejects.toMatchObject({
      status: 403,
    });
    expect(await bindingIn(admin, 'vcluster-made')).toBeUndefined();
  });

  it('are bound once by many reads at once', async () => {
    const { host, server } = await start();
    await Promise.all(
      Array.from({ length: 20 }, () => read(host.client, 'vcluster-made')),
    );
    expect(
      server.requests.count('create', 'rolebindings.rbac.authorization.k8s.io'),
    ).toBe(1);
  });

  it('answer for a namespace that is gone as an API server answers to those with rights', async () => {
    const { host } = await start();
    expect(
      await getIfPresent(host.client, RESOURCES.secrets, {
        namespace: 'gone',
        name: 's',
      }),
    ).toBeUndefined();
  });

  it('let the portal delete the namespaces of its tenants, and no others', async () => {
    const { host, admin } = await start();
    await host.client.delete(RESOURCES.namespaces, { name: 'vcluster-made' });
    await expect(
      host.client.delete(RESOURCES.namespaces, { name: 'plain' }),
    ).rejects.toMatchObject({ status: 403 });
    expect(
      await getIfPresent(admin, RESOURCES.namespaces, { name: 'plain' }),
    ).toBeDefined();
  });

  it('name the right that is missing, where, and the rule that adds it', async () => {
    const { host } = await start({
      without: ({ metadata }) => metadata.name === 'dapr-vcluster-tenant-base',
    });
    const error = await read(host.client, 'vcluster-made').catch(each =>
      toRouteError(each, { place: 'host h' }),
    );
    expect(error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        `host h does not allow the portal's service account to do this: it cannot get secrets in namespace "vcluster-made"`,
      ),
      details: {
        fix: expect.stringContaining(
          `add the rule { apiGroups: [''], resources: [secrets], verbs: [get] } to a ClusterRole with the label dapr-vcluster/aggregate-to-tenant: "true"`,
        ),
      },
    });
  });

  it('are reported as missing before anything is written', async () => {
    const { host } = await start({
      without: ({ metadata }) =>
        metadata.name === 'backstage-dapr-vcluster-write',
    });
    expect(await host.rights.state('vcluster-new')).toBe('missing');
  });

  it('can be bound, or are held anyway', async () => {
    const { host } = await start();
    expect(await host.rights.state('vcluster-new')).toBe('bindable');
    await host.rights.bind('vcluster-made');
    expect(await host.rights.state('vcluster-made')).toBe('held');
    const admin = await hosts.start();
    expect(await admin.hosts.get('sandbox').rights.state('any')).toBe('held');
  });

  it('cannot be given to anybody by another role', async () => {
    const { host } = await start();
    const binding = await host.rights.roleBinding('plain');
    for (const name of ['cluster-admin', 'dapr-vcluster-tenant-base']) {
      await expect(
        host.client.create(RESOURCES.roleBindings, {
          ...binding,
          metadata: { namespace: 'plain', name },
          roleRef: { ...(binding.roleRef as object), name },
        }),
      ).rejects.toMatchObject({
        status: 403,
        message: expect.stringContaining('attempting to grant'),
      });
    }
  });
});
