import {
  DAPR_COMPONENTS,
  DEPLOYMENTS,
  ENDPOINTS,
  EVENTS,
  KubeObject,
  NAMESPACES,
  NewObject,
  PERSISTENT_VOLUME_CLAIMS,
  Pod,
  PODS,
  SandboxClient,
  Secret,
  SECRETS,
  SERVICES,
} from '../client';
import {
  createAll,
  eventually,
  gone,
  TestHost,
} from '../host/testing/TestHost';
import { until } from '../host/testing/until';
import { RELEASES } from '../recorded/compare/inputs';

jest.setTimeout(60_000);

let host: TestHost;
beforeAll(async () => {
  host = await TestHost.start();
});
afterAll(() => host.close());

interface Event extends KubeObject {
  reason?: string;
  message?: string;
  count?: number;
  involvedObject: { name?: string };
}

function app(
  name: string,
  namespace: string,
  annotations: Record<string, string> = {},
  spec: object = {},
): NewObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name }, annotations },
        spec: {
          containers: [{ name: 'app', image: 'example.org/app:1' }],
          ...spec,
        },
      },
    },
  };
}

function podOf(
  client: SandboxClient,
  name: string,
  fits: (pod: Pod) => unknown = pod => pod.status?.phase === 'Running',
) {
  return until(`pod of ${name}`, async () =>
    (await client.list<Pod>(PODS)).items.find(
      pod => pod.metadata.name.startsWith(`${name}-`) && fits(pod),
    ),
  );
}

const secret = (
  name: string,
  namespace: string,
  annotations?: Record<string, string>,
): NewObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace, annotations },
  data: { password: Buffer.from('one').toString('base64') },
});

const dapr = (appId: string) => ({
  'dapr.io/enabled': 'true',
  'dapr.io/app-id': appId,
  'dapr.io/disable-builtin-k8s-secret-store': 'true',
});

describe('a single-namespace vcluster', () => {
  let virtual: SandboxClient;
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
    await eventually(host.client, SECRETS, {
      namespace: place,
      name: 'marked-x-default-x-single',
    });
    const ref = { namespace: place, name: 'used-x-default-x-single' };
    await eventually(host.client, SECRETS, ref);
    await podOf(virtual, 'user');
    expect(
      await host.client.get(SECRETS, {
        namespace: place,
        name: 'idle-x-default-x-single',
      }),
    ).toBeUndefined();

    await virtual.patch(
      SECRETS,
      { namespace: 'default', name: 'used' },
      { data: { password: 'dHdv' } },
    );
    await eventually<Secret>(
      host.client,
      SECRETS,
      ref,
      each => each.data?.password === 'dHdv',
    );
    await virtual.delete(DEPLOYMENTS, { namespace: 'default', name: 'user' });
    await gone(host.client, SECRETS, ref);
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
    await virtual.delete(DEPLOYMENTS, { namespace: 'default', name: 'brief' });
    await until(
      'no host pod',
      async () =>
        !(
          await host.client.list<Pod>(PODS, { namespace: place })
        ).items.some(pod => pod.metadata.name.startsWith('brief-')),
    );
    await until(
      'no virtual pod',
      async () =>
        !(
          await virtual.list<Pod>(PODS)
        ).items.some(pod => pod.metadata.name.startsWith('brief-')),
    );
  });

  it('replaces a pod that the host took away', async () => {
    await createAll(virtual, [app('evicted', 'default')]);
    const first = await podOf(virtual, 'evicted');
    const copy = await podOf(host.client, first.metadata.name);
    await host.client.delete(PODS, copy.metadata);
    await podOf(
      virtual,
      'evicted',
      pod =>
        pod.metadata.uid !== first.metadata.uid &&
        pod.status?.phase === 'Running',
    );
  });

  it('tells the tenant why the host refuses a pod', async () => {
    await createAll(virtual, [app('bad-id', 'default', dapr('Bad_Id'))]);
    const event = await until('SyncError', async () =>
      (
        await virtual.list<Event>(EVENTS)
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
    >(host.client, SERVICES, {
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
      SERVICES,
      { namespace: 'default', name: 'web' },
      each => each.spec.clusterIP === copy.spec.clusterIP,
    );
    await eventually(
      host.client,
      ENDPOINTS,
      { namespace: place, name: 'outside-x-default-x-single' },
      each => each.subsets,
    );
    await eventually(
      virtual,
      PERSISTENT_VOLUME_CLAIMS,
      { namespace: 'default', name: 'disk' },
      each => (each.status as { phase?: string })?.phase === 'Bound',
    );
    await virtual.delete(PERSISTENT_VOLUME_CLAIMS, {
      namespace: 'default',
      name: 'disk',
    });
    await gone(host.client, PERSISTENT_VOLUME_CLAIMS, {
      namespace: place,
      name: 'disk-x-default-x-single',
    });
  });

  it('knows no Dapr kinds', async () => {
    await expect(virtual.list(DAPR_COMPONENTS)).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('a multi-namespace vcluster', () => {
  let virtual: SandboxClient;
  const component: NewObject = {
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
        await host.client.list<KubeObject>(NAMESPACES, {
          labelSelector: 'vcluster.loft.sh/vcluster-name=multi',
        })
      ).items.find(
        each =>
          each.metadata.annotations?.['vcluster.loft.sh/object-name'] ===
          'shop',
      ),
    );
    expect(copy.metadata.labels).toMatchObject({
      team: 'blue',
      'dapr-vcluster/tenant': 'team-a',
      'vcluster.loft.sh/managed-by': 'vcluster-multi-x-multi',
    });
    place = copy.metadata.name;
  });

  it('copies Components with their names, and takes them back', async () => {
    await createAll(virtual, [component]);
    await eventually(host.client, DAPR_COMPONENTS, {
      namespace: place,
      name: 'orders',
    });
    await virtual.patch(
      DAPR_COMPONENTS,
      { namespace: 'shop', name: 'orders' },
      { scopes: ['cart', 'mail'] },
    );
    await eventually(
      host.client,
      DAPR_COMPONENTS,
      { namespace: place, name: 'orders' },
      each => (each.scopes as string[]).length === 2,
    );
    await virtual.delete(DAPR_COMPONENTS, {
      namespace: 'shop',
      name: 'orders',
    });
    await gone(host.client, DAPR_COMPONENTS, {
      namespace: place,
      name: 'orders',
    });
  });

  it('follows the labels of a namespace to the host and its pods', async () => {
    await createAll(virtual, [app('cart', 'shop')]);
    await podOf(host.client, 'cart');
    await virtual.patch(
      NAMESPACES,
      { name: 'shop' },
      { metadata: { labels: { team: 'green' } } },
    );
    await eventually(
      host.client,
      NAMESPACES,
      { name: place },
      each => each.metadata.labels?.team === 'green',
    );
    await podOf(host.client, 'cart', pod =>
      Object.values(pod.metadata.labels ?? {}).includes('green'),
    );
  });

  it('removes the host namespace with the virtual one', async () => {
    await virtual.delete(NAMESPACES, { name: 'shop' });
    await gone(virtual, NAMESPACES, { name: 'shop' });
    await gone(host.client, NAMESPACES, { name: place });
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
  const { items } = await virtual.list<Event>(EVENTS);
  expect(items.filter(each => each.reason === 'SyncError')).toEqual([]);
});
