import {
  deleteIfPresent,
  getIfPresent,
  NewObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Pod, PodSpec } from '../../controllerRuntime';
import { TestCluster } from '../../__testUtils__/TestCluster';

const pod = (name: string, spec: Partial<PodSpec> = {}): NewObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default' },
  spec: { containers: [{ name: 'app', image: 'app:1' }], ...spec },
});

describe('PodRunner', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await TestCluster.start();
  });
  afterAll(() => cluster.close());

  const running = (name: string) =>
    cluster.until<Pod>(
      RESOURCES.pods,
      `default/${name}`,
      ({ status }) => status?.phase === 'Running',
    );

  it('schedules a pod, runs it, and gives it an address of its own', async () => {
    await cluster.client.create(RESOURCES.pods, pod('one'));
    await cluster.client.create(RESOURCES.pods, pod('two'));
    const [one, two] = [await running('one'), await running('two')];
    expect(one.spec.nodeName).toBe('node-1');
    expect(one.status?.podIP).toMatch(/^10\.99\.\d+\.\d+$/);
    expect(one.status?.podIP).not.toBe(two.status?.podIP);
    expect(
      one.status?.conditions?.map(({ type, status }) => `${type}=${status}`),
    ).toEqual([
      'PodReadyToStartContainers=True',
      'Initialized=True',
      'Ready=True',
      'ContainersReady=True',
      'PodScheduled=True',
    ]);
  });

  it('starts a container when the Secret it waits for arrives', async () => {
    const env = [
      {
        name: 'PASSWORD',
        valueFrom: { secretKeyRef: { name: 'late', key: 'password' } },
      },
    ];
    await cluster.client.create(
      RESOURCES.pods,
      pod('waiting', { containers: [{ name: 'app', image: 'app:1', env }] }),
    );
    await cluster.until<Pod>(
      RESOURCES.pods,
      'default/waiting',
      ({ status }) =>
        status?.containerStatuses?.[0].state.waiting?.reason ===
        'CreateContainerConfigError',
    );
    const event = await cluster.when(RESOURCES.events, informer =>
      informer.list().find(({ reason }) => reason === 'Failed'),
    );
    expect(event.message).toBe('Error: secret "late" not found');
    await cluster.client.create(RESOURCES.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'late', namespace: 'default' },
      stringData: { password: 'x' },
    });
    await running('waiting');
  });

  it('lets a deleted pod go for good', async () => {
    await cluster.client.create(RESOURCES.pods, pod('gone'));
    await running('gone');
    await deleteIfPresent(cluster.client, RESOURCES.pods, {
      namespace: 'default',
      name: 'gone',
    });
    await cluster.when(RESOURCES.pods, informer =>
      informer.get('default/gone') ? undefined : true,
    );
    expect(
      await getIfPresent(cluster.client, RESOURCES.pods, {
        namespace: 'default',
        name: 'gone',
      }),
    ).toBeUndefined();
  });

  it('writes nothing once all is well', async () => {
    await cluster.client.create(RESOURCES.pods, pod('calm'));
    const { metadata } = await running('calm');
    await cluster.controllers.idle();
    await cluster.client.create(RESOURCES.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'unrelated', namespace: 'default' },
    });
    await cluster.when(RESOURCES.secrets, informer =>
      informer.get('default/unrelated'),
    );
    await cluster.controllers.idle();
    const calm = await getIfPresent(cluster.client, RESOURCES.pods, {
      namespace: 'default',
      name: 'calm',
    });
    expect(calm?.metadata.resourceVersion).toBe(metadata.resourceVersion);
  });
});

describe('controllers of a virtual cluster', () => {
  it('leave pods to somebody else', async () => {
    const cluster = await TestCluster.start({ pods: 'none' });
    try {
      await cluster.client.create(RESOURCES.pods, pod('virtual'));
      await cluster.when(RESOURCES.pods, informer =>
        informer.get('default/virtual'),
      );
      await cluster.controllers.idle();
      const { spec, status } =
        (await getIfPresent<Pod>(cluster.client, RESOURCES.pods, {
          namespace: 'default',
          name: 'virtual',
        })) ?? {};
      expect(spec?.nodeName).toBeUndefined();
      expect(status?.podIP).toBeUndefined();
    } finally {
      await cluster.close();
    }
  });
});
