import {
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { NO_PROVISIONER, TenantHost } from '../../__testUtils__/TenantHost';
import { until } from '../../__testUtils__/until';
import { CreatedObjects } from '../deletion';
import { installTenant } from './installTenant';

let host: TenantHost;
beforeAll(async () => {
  host = await TenantHost.start();
}, 180_000);
afterAll(() => host?.close());

const { configMaps, namespaces } = RESOURCES;

/** Deletes a namespace, and lets somebody else create it again. */
async function replace(name: string): Promise<void> {
  await host.admin.delete(namespaces, { name });
  await until('the namespace to be deleted', async () =>
    (await getIfPresent(host.admin, namespaces, { name })) ? undefined : true,
  );
  await host.admin.create(namespaces, {
    metadata: {
      name,
      annotations: { 'dapr-vcluster/owner': 'group:default/team-b' },
    },
  });
}

const createdAgain = {
  name: 'ConflictError',
  message: expect.stringContaining('was deleted and created again'),
};

const wanted = (namespace: KubeObject) => ({
  namespace,
  objects: [
    {
      resource: configMaps,
      object: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'written', namespace: namespace.metadata.name },
        data: {},
      },
    },
  ],
});

const written = (namespace: string) =>
  getIfPresent(host.admin, configMaps, { name: 'written', namespace });

describe('a namespace that is replaced after it was checked', () => {
  it('gets nothing when that happens before the write', async () => {
    const name = 'vcluster-before';
    const namespace = await host.admin.create(namespaces, {
      metadata: { name },
    });
    await replace(name);
    await expect(
      installTenant(host.admin, wanted(namespace), {
        claimed: { namespace, isNew: true },
        made: new CreatedObjects(host.admin),
      }),
    ).rejects.toMatchObject(createdAgain);
    expect(await written(name)).toBeUndefined();
  });

  it('keeps nothing when that happens just before the write', async () => {
    const name = 'vcluster-between';
    const namespace = await host.admin.create(namespaces, {
      metadata: { name },
    });
    const racing = new Proxy(host.admin, {
      get: (client, method: keyof KubeClient) =>
        method === 'apply'
          ? async (...call: Parameters<KubeClient['apply']>) => {
              await replace(name);
              return client.apply(...call);
            }
          : client[method].bind(client),
    });
    const made = new CreatedObjects(host.admin);
    const failure: Error = await installTenant(racing, wanted(namespace), {
      claimed: { namespace, isNew: true },
      made,
    }).catch(error => error);
    expect(failure).toMatchObject(createdAgain);
    expect(await written(name)).toBeDefined();
    await made.rollback(failure);
    expect(await written(name)).toBeUndefined();
    expect(await getIfPresent(host.admin, namespaces, { name })).toBeDefined();
  });

  it('stays as it is when that happens while a program installs the vcluster', async () => {
    const name = 'vcluster-program';
    const portal = host.portal({
      ...NO_PROVISIONER,
      program: {
        install: async () => {
          await replace(name);
          return 'created';
        },
        uninstall: async () => {
          throw new Error('somebody else owns that namespace');
        },
      },
    });
    await expect(portal.create({ name: 'program' })).rejects.toMatchObject(
      createdAgain,
    );
    const { metadata } = await host.admin.get(namespaces, { name });
    expect(metadata.deletionTimestamp).toBeUndefined();
    expect(metadata.annotations).toEqual({
      'dapr-vcluster/owner': 'group:default/team-b',
    });
  });
});
