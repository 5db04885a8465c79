import {
  deleteIfPresent,
  KubeClient,
  KubeObject,
  NewObject,
  RESOURCES,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  createAll,
  eventually,
  gone,
  TestHost,
} from '../__testUtils__/TestHost';
import { withTestHost } from '../__testUtils__/withTestHost';
import { until } from '../__testUtils__/until';
import { RELEASES } from '../recorded/inputs';
import { app, podOf } from '../__testUtils__/apps';

let host: TestHost;
withTestHost(started => {
  host = started;
});

describe('a multi-namespace vcluster', () => {
  let virtual: KubeClient;
  const component: NewObject & TypeMeta = {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'orders', namespace: 'shop' },
    spec: {
      type: 'state.redis',
      version: 'v1',
      metadata: [
        {
          name: 'redisHost',
          value: 'redis-master.default.svc.cluster.local:6379',
        },
      ],
    },
    scopes: ['cart'],
  };
  let place: string;

  beforeAll(async () => {
    virtual = await host.tenant({
      name: 'multi',
      version: '0.25.2',
      values: RELEASES['team-a'].values,
    });
    await createAll(virtual, [
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'shop', labels: { team: 'blue' } },
      },
    ]);
    const copy = await until('host namespace', async () =>
      (
        await host.client.list<KubeObject>(RESOURCES.namespaces, {
          labelSelector: 'vcluster.loft.sh/vcluster-name=multi',
        })
      ).items.find(
        each =>
          each.metadata.annotations?.['vcluster.loft.sh/object-name'] ===
          'shop',
      ),
    );
    place = copy.metadata.name;
  });

  it('makes a host namespace with the labels of both sides', async () => {
    const copy = await eventually(host.client, RESOURCES.namespaces, {
      name: place,
    });
    expect(copy.metadata.labels).toMatchObject({
      team: 'blue',
      'dapr-vcluster/tenant': 'team-a',
      'vcluster.loft.sh/managed-by': 'vcluster-multi-x-multi',
    });
  });

  it('copies Components with their names, and takes them back', async () => {
    await createAll(virtual, [component]);
    await eventually(host.client, RESOURCES.components, {
      namespace: place,
      name: 'orders',
    });
    await virtual.patch(
      RESOURCES.components,
      { namespace: 'shop', name: 'orders' },
      { scopes: ['cart', 'mail'] },
    );
    await eventually(
      host.client,
      RESOURCES.components,
      { namespace: place, name: 'orders' },
      each => (each.scopes as string[]).length === 2,
    );
    await deleteIfPresent(virtual, RESOURCES.components, {
      namespace: 'shop',
      name: 'orders',
    });
    const removed = await gone(host.client, RESOURCES.components, {
      namespace: place,
      name: 'orders',
    });
    expect(removed).toBe(true);
  });

  it('follows the labels of a namespace to the host and its pods', async () => {
    await createAll(virtual, [app('cart', 'shop')]);
    await podOf(host.client, 'cart');
    await virtual.patch(
      RESOURCES.namespaces,
      { name: 'shop' },
      { metadata: { labels: { team: 'green' } } },
    );
    await eventually(
      host.client,
      RESOURCES.namespaces,
      { name: place },
      each => each.metadata.labels?.team === 'green',
    );
    const pod = await podOf(host.client, 'cart', each =>
      Object.values(each.metadata.labels ?? {}).includes('green'),
    );
    expect(pod.metadata.namespace).toBe(place);
  });

  it('removes the host namespace with the virtual one', async () => {
    await deleteIfPresent(virtual, RESOURCES.namespaces, { name: 'shop' });
    await gone(virtual, RESOURCES.namespaces, { name: 'shop' });
    expect(await gone(host.client, RESOURCES.namespaces, { name: place })).toBe(
      true,
    );
  });
});

it('does not start when the host lacks a kind that it has to export', async () => {
  await host.request({
    name: 'early',
    version: '0.25.2',
    values: {
      experimental: {
        ...RELEASES['team-a'].values.experimental,
        genericSync: {
          ...RELEASES['team-a'].values.experimental.genericSync,
          export: [{ apiVersion: 'dapr.io/v1alpha1', kind: 'Nothing' }],
        },
      },
    },
  });
  await until('a start that fails', async () =>
    host.errors.some(each => each.startsWith('tenant vcluster-early/early')),
  );
  expect(host.errors).toContain(
    'tenant vcluster-early/early: export Nothing: the host has no CustomResourceDefinition for dapr.io/v1alpha1, kind Nothing',
  );
  expect(host.host.tenants.get('vcluster-early', 'early')).toBeUndefined();
});
