import { EVENTS, NewObject, Pod, PODS, PodSpec, SECRETS } from '../../client';
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
      PODS,
      `default/${name}`,
      ({ status }) => status?.phase === 'Running',
    );

  it('schedules a pod, runs it, and gives it an address of its own', async () => {
    await cluster.client.create(PODS, pod('one'));
    await cluster.client.create(PODS, pod('two'));
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
      PODS,
      pod('waiting', { containers: [{ name: 'app', image: 'app:1', env }] }),
    );
    await cluster.until<Pod>(
      PODS,
      'default/waiting',
      ({ status }) =>
        status?.containerStatuses?.[0].state.waiting?.reason ===
        'CreateContainerConfigError',
    );
    const event = await cluster.when(EVENTS, informer =>
      informer.list().find(({ reason }) => reason === 'Failed'),
    );
    expect(event.message).toBe('Error: secret "late" not found');
    await cluster.client.create(SECRETS, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'late', namespace: 'default' },
      stringData: { password: 'x' },
    });
    await running('waiting');
  });

  it('lets a deleted pod go for good', async () => {
    await cluster.client.create(PODS, pod('gone'));
    await running('gone');
    await cluster.client.delete(PODS, { namespace: 'default', name: 'gone' });
    await cluster.when(PODS, informer =>
      informer.get('default/gone') ? undefined : true,
    );
    expect(
      await cluster.client.get(PODS, { namespace: 'default', name: 'gone' }),
    ).toBeUndefined();
  });

  it('writes nothing once all is well', async () => {
    await cluster.client.create(PODS, pod('calm'));
    const { metadata } = await running('calm');
    await cluster.controllers.idle();
    await cluster.client.create(SECRETS, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'unrelated', namespace: 'default' },
    });
    await cluster.when(SECRETS, informer => informer.get('default/unrelated'));
    await cluster.controllers.idle();
    const calm = await cluster.client.get(PODS, {
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
      await cluster.client.create(PODS, pod('virtual'));
      await cluster.when(PODS, informer => informer.get('default/virtual'));
      await cluster.controllers.idle();
      const { spec, status } =
        (await cluster.client.get<Pod>(PODS, {
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
