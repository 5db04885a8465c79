import { Pod, Secret } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  deleteIfPresent,
  getIfPresent,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import {
  createAll,
  eventually,
  gone,
  TestHost,
} from '../__testUtils__/TestHost';
import { withTestHost } from '../__testUtils__/withTestHost';
import { until } from '../__testUtils__/until';
import { app, dapr, Event, podOf, secret } from '../__testUtils__/apps';

let host: TestHost;
withTestHost(started => {
  host = started;
});

describe('a single-namespace vcluster', () => {
  let virtual: KubeClient;
  const place = 'vcluster-single';

  beforeAll(async () => {
    virtual = await host.tenant({ name: 'single', version: '0.36.1' });
  });

  it('syncs Secrets that a pod uses or that are marked, follows their changes and removes them', async () => {
    await createAll(virtual, [
      secret('idle', 'default'),
      secret('marked', 'default', { 'vcluster.loft.sh/force-sync': 'true' }),
      secret('used', 'default'),
      app(
        'user',
        'default',
        {},
        { volumes: [{ name: 's', secret: { secretName: 'used' } }] },
      ),
    ]);
    await eventually(host.client, RESOURCES.secrets, {
      namespace: place,
      name: 'marked-x-default-x-single',
    });
    const ref = { namespace: place, name: 'used-x-default-x-single' };
    await eventually(host.client, RESOURCES.secrets, ref);
    await podOf(virtual, 'user');
    expect(
      await getIfPresent(host.client, RESOURCES.secrets, {
        namespace: place,
        name: 'idle-x-default-x-single',
      }),
    ).toBeUndefined();

    await virtual.patch(
      RESOURCES.secrets,
      { namespace: 'default', name: 'used' },
      { data: { password: 'dHdv' } },
    );
    await eventually<Secret>(
      host.client,
      RESOURCES.secrets,
      ref,
      each => each.data?.password === 'dHdv',
    );
    await deleteIfPresent(virtual, RESOURCES.deployments, {
      namespace: 'default',
      name: 'user',
    });
    expect(await gone(host.client, RESOURCES.secrets, ref)).toBe(true);
  });

  it('shows the pod without the sidecar, but with its labels and readiness', async () => {
    await createAll(virtual, [app('orders', 'default', dapr('orders'))]);
    const pod = await podOf(
      virtual,
      'orders',
      each =>
        each.metadata.labels?.['dapr.io/sidecar-injected'] === 'true' &&
        each.status?.phase === 'Running',
    );
    expect(pod.spec.containers.map(each => each.name)).toEqual(['app']);
    expect(pod.status?.containerStatuses?.map(each => each.name)).toEqual([
      'app',
    ]);
    const copy = await podOf(host.client, pod.metadata.name);
    expect(copy.metadata.name).toBe(`${pod.metadata.name}-x-default-x-single`);
    expect(copy.spec.containers.map(each => each.name)).toEqual([
      'app',
      'daprd',
    ]);
    expect(
      Object.keys(copy.metadata.annotations ?? {}).some(key =>
        key.startsWith('vcluster.loft.sh/token-'),
      ),
    ).toBe(true);
    const ready = ({ status }: Pod) =>
      status?.conditions?.find(each => each.type === 'Ready')?.status;
    await until('same readiness', async () => {
      const [one, two] = await Promise.all([
        podOf(virtual, 'orders'),
        podOf(host.client, 'orders'),
      ]);
      return ready(one) !== undefined && ready(one) === ready(two);
    });
  });

  it('removes host pods with their Deployment', async () => {
    await createAll(virtual, [app('brief', 'default')]);
    await podOf(host.client, 'brief');
    await deleteIfPresent(virtual, RESOURCES.deployments, {
      namespace: 'default',
      name: 'brief',
    });
    await until(
      'no host pod',
      async () =>
        !(
          await host.client.list<Pod>(RESOURCES.pods, { namespace: place })
        ).items.some(pod => pod.metadata.name.startsWith('brief-')),
    );
    const gonePods = await until(
      'no virtual pod',
      async () =>
        !(
          await virtual.list<Pod>(RESOURCES.pods)
        ).items.some(pod => pod.metadata.name.startsWith('brief-')),
    );
    expect(gonePods).toBe(true);
  });

  it('replaces a pod that the host took away', async () => {
    await createAll(virtual, [app('evicted', 'default')]);
    const first = await podOf(virtual, 'evicted');
    const copy = await podOf(host.client, first.metadata.name);
    await deleteIfPresent(host.client, RESOURCES.pods, copy.metadata);
    const second = await podOf(
      virtual,
      'evicted',
      pod =>
        pod.metadata.uid !== first.metadata.uid &&
        pod.status?.phase === 'Running',
    );
    expect(second.metadata.name).not.toBe(first.metadata.name);
  });

  it('tells the tenant why the host refuses a pod', async () => {
    await createAll(virtual, [app('bad-id', 'default', dapr('Bad_Id'))]);
    const event = await until('SyncError', async () =>
      (
        await virtual.list<Event>(RESOURCES.events)
      ).items.find(
        each =>
          each.reason === 'SyncError' &&
          each.involvedObject.name?.startsWith('bad-id') &&
          (each.count ?? 0) > 1,
      ),
    );
    expect(event.message).toMatch(
      /^Error syncing to host cluster: create object: admission webhook "sidecar-injector.dapr.io" denied the request: invalid app id \(input: 'Bad_Id'/,
    );
    expect(event).toMatchObject({
      type: 'Warning',
      source: { component: 'pod-syncer' },
    });
    expect((await podOf(virtual, 'bad-id', () => true)).status?.phase).toBe(
      'Pending',
    );
  });

  it('syncs Services with host selectors, hand-made Endpoints and claims', async () => {
    await createAll(virtual, [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web', namespace: 'default' },
        spec: { selector: { app: 'orders' }, ports: [{ port: 80 }] },
      },
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'outside', namespace: 'default' },
        spec: { ports: [{ port: 80 }] },
      },
      {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: { name: 'outside', namespace: 'default' },
        subsets: [{ addresses: [{ ip: '192.0.2.1' }], ports: [{ port: 80 }] }],
      },
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'disk', namespace: 'default' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Gi' } },
        },
      },
    ]);
    const copy = await eventually<
      KubeObject & { spec: { selector: object; clusterIP: string } }
    >(host.client, RESOURCES.services, {
      namespace: place,
      name: 'web-x-default-x-single',
    });
    expect(copy.spec.selector).toEqual({
      app: 'orders',
      'vcluster.loft.sh/managed-by': 'single',
      'vcluster.loft.sh/namespace': 'default',
    });
    await eventually<typeof copy>(
      virtual,
      RESOURCES.services,
      { namespace: 'default', name: 'web' },
      each => each.spec.clusterIP === copy.spec.clusterIP,
    );
    await eventually(
      host.client,
      RESOURCES.endpoints,
      { namespace: place, name: 'outside-x-default-x-single' },
      each => each.subsets,
    );
    await eventually(
      virtual,
      RESOURCES.persistentVolumeClaims,
      { namespace: 'default', name: 'disk' },
      each => (each.status as { phase?: string })?.phase === 'Bound',
    );
    await deleteIfPresent(virtual, RESOURCES.persistentVolumeClaims, {
      namespace: 'default',
      name: 'disk',
    });
    await gone(host.client, RESOURCES.persistentVolumeClaims, {
      namespace: place,
      name: 'disk-x-default-x-single',
    });
  });

  it('knows no Dapr kinds', async () => {
    await expect(virtual.list(RESOURCES.components)).rejects.toMatchObject({
      status: 404,
    });
  });
});

it('gets no sidecar for a tenant outside the allow-list, and no word about it', async () => {
  const virtual = await host.tenant({
    name: 'shop',
    namespace: 'tenants-shop',
    version: '0.36.1',
  });
  await createAll(virtual, [app('basket', 'default', dapr('basket'))]);
  const pod = await podOf(host.client, 'basket');
  expect(pod.spec.containers.map(each => each.name)).toEqual(['app']);
  const { items } = await virtual.list<Event>(RESOURCES.events);
  expect(items.filter(each => each.reason === 'SyncError')).toEqual([]);
});
