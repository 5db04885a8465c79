import {
  CLUSTER_ROLE_BINDINGS,
  DAPR_COMPONENTS,
  DEPLOYMENTS,
  NAMESPACES,
  NewObject,
  Pod,
  PODS,
  SandboxClient,
  SECRETS,
  STATEFUL_SETS,
} from '../client';
import { DaprHost, REDIS_PASSWORD } from './testing/DaprHost';

const NAMESPACE = 'vcluster-team-a';

const daprPod = (
  name: string,
  annotations: Record<string, string> = {},
): NewObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: NAMESPACE,
    annotations: {
      'dapr.io/enabled': 'true',
      'dapr.io/app-id': 'cart',
      'dapr.io/disable-builtin-k8s-secret-store': 'true',
      ...annotations,
    },
  },
  spec: {
    containers: [
      { name: 'app', image: 'app:1', ports: [{ containerPort: 8080 }] },
    ],
  },
});

const stateStore = (name: string, secret: string): NewObject => ({
  apiVersion: 'dapr.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: NAMESPACE },
  spec: {
    type: 'state.redis',
    version: 'v1',
    metadata: [
      {
        name: 'redisHost',
        value: 'redis-master.default.svc.cluster.local:6379',
      },
      {
        name: 'redisPassword',
        secretKeyRef: { name: secret, key: 'password' },
      },
    ],
  },
});

const daprdStatus = ({ status }: Pod) =>
  status?.containerStatuses?.find(({ name }) => name === 'daprd');

describe('a simulated Dapr', () => {
  let host: DaprHost;
  let syncer: SandboxClient;

  beforeAll(async () => {
    host = await DaprHost.start({ allowedServiceAccounts: 'vcluster-*:vc-*' });
    await host.client.create(NAMESPACES, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    });
    for (const name of ['vc-team-a', 'other']) {
      await host.client.create(CLUSTER_ROLE_BINDINGS, {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name },
        roleRef: {
          apiGroup: 'rbac.authorization.k8s.io',
          kind: 'ClusterRole',
          name: 'cluster-admin',
        },
        subjects: [{ kind: 'ServiceAccount', name, namespace: NAMESPACE }],
      });
    }
    syncer = host.as(NAMESPACE, 'vc-team-a');
  });
  afterAll(async () => {
    syncer.close();
    await host.close();
  });
  afterEach(async () => {
    for (const resource of [PODS, DAPR_COMPONENTS, SECRETS]) {
      const { items } = await host.client.list(resource, {
        namespace: NAMESPACE,
      });
      for (const { metadata } of items) {
        await host.client.delete(resource, {
          name: metadata.name,
          namespace: NAMESPACE,
        });
      }
    }
  });

  const ready = (name: string) =>
    host.pod(
      `${NAMESPACE}/${name}`,
      pod => daprdStatus(pod)?.ready === true && !!pod.status?.podIP,
    );

  it('has a running control plane', async () => {
    for (const [name, replicas] of Object.entries({
      'dapr-placement-server': 1,
      'dapr-scheduler-server': 3,
    })) {
      await host.until(
        STATEFUL_SETS,
        `dapr-system/${name}`,
        ({ status }) =>
          (status as { readyReplicas?: number })?.readyReplicas === replicas,
      );
    }
    const { items } = await host.client.list(PODS, {
      namespace: 'dapr-system',
    });
    expect(items).toHaveLength(7);
  });

  it('injects for the syncer, and answers through the pod proxy on 3501 only', async () => {
    await syncer.create(
      PODS,
      daprPod('injected', { 'dapr.io/app-port': '8080' }),
    );
    const pod = await ready('injected');
    expect(pod.metadata.labels).toMatchObject({
      'dapr.io/sidecar-injected': 'true',
      'dapr.io/app-id': 'cart',
    });
    expect(pod.spec.containers.map(({ name }) => name)).toEqual([
      'app',
      'daprd',
    ]);

    const metadata = await host.proxy(
      NAMESPACE,
      'injected',
      3501,
      '/v1.0/metadata',
    );
    expect(metadata.status).toBe(200);
    expect(JSON.parse(metadata.body)).toMatchObject({
      id: 'cart',
      runtimeVersion: '1.18.3',
      appConnectionProperties: { port: 8080 },
      actorRuntime: { runtimeStatus: 'RUNNING' },
    });
    const health = await host.proxy(
      NAMESPACE,
      'injected',
      3501,
      '/v1.0/healthz',
    );
    expect(health.status).toBe(204);
    const loopback = await host.proxy(
      NAMESPACE,
      'injected',
      3500,
      '/v1.0/metadata',
    );
    expect(loopback.status).toBe(503);
    expect(loopback.body).toContain('connect: connection refused');
    const metrics = await host.proxy(NAMESPACE, 'injected', 9090, '/metrics');
    expect(metrics.body).toContain('dapr_runtime_component_loaded');
  });

  it('leaves pods of everybody else alone, and rejects a bad app-id', async () => {
    const other = host.as(NAMESPACE, 'other');
    const created = await other.create<Pod>(PODS, daprPod('plain'));
    expect(created.spec.containers.map(({ name }) => name)).toEqual(['app']);
    other.close();
    await expect(
      syncer.create(PODS, daprPod('bad', { 'dapr.io/app-id': 'Bad_Id' })),
    ).rejects.toThrow(
      'admission webhook "sidecar-injector.dapr.io" denied the request: invalid app id (input: \'Bad_Id\'',
    );
  });

  it('crashes over a missing Secret, recovers when it comes, and hot reloads after', async () => {
    await host.client.create(DAPR_COMPONENTS, stateStore('orders', 'redis'));
    await syncer.create(PODS, daprPod('crashing'));
    const crashed = await host.pod(
      `${NAMESPACE}/crashing`,
      pod =>
        daprdStatus(pod)?.state.waiting?.reason === 'CrashLoopBackOff' &&
        (daprdStatus(pod)?.restartCount ?? 0) > 1,
    );
    expect(daprdStatus(crashed)?.lastState.terminated).toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('Secret "redis" not found'),
    });
    const down = await host.proxy(
      NAMESPACE,
      'crashing',
      3501,
      '/v1.0/metadata',
    );
    expect(down.status).toBe(503);

    await host.client.create(SECRETS, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'redis', namespace: NAMESPACE },
      stringData: { password: REDIS_PASSWORD },
    });
    await ready('crashing');
    const names = async () => {
      const { body } = await host.proxy(
        NAMESPACE,
        'crashing',
        3501,
        '/v1.0/metadata',
      );
      return (JSON.parse(body).components ?? []).map(
        ({ name }: { name: string }) => name,
      );
    };
    expect(await names()).toEqual(['orders']);

    await host.client.create(DAPR_COMPONENTS, stateStore('baskets', 'redis'));
    await host.until(DAPR_COMPONENTS, `${NAMESPACE}/baskets`, () => true);
    await host.controllers.idle();
    expect(await names()).toEqual(['orders', 'baskets']);
  });

  it('writes logs: of daprd, of the run before, and of the app', async () => {
    await host.client.create(DAPR_COMPONENTS, stateStore('orders', 'redis'));
    await syncer.create(PODS, daprPod('logging'));
    await host.pod(
      `${NAMESPACE}/logging`,
      pod => (daprdStatus(pod)?.restartCount ?? 0) > 0,
    );
    const log = async (query: Record<string, string>) => {
      const { body } = await host.client.raw({
        method: 'GET',
        path: `/api/v1/namespaces/${NAMESPACE}/pods/logging/log`,
        query,
      });
      return body.trim().split('\n');
    };
    const daprd = await log({ container: 'daprd' });
    expect(daprd[0]).toContain('Starting Dapr Runtime');
    expect(daprd.at(-1)).toContain('level=fatal');
    expect(await log({ container: 'daprd', tailLines: '1' })).toHaveLength(1);
    const previous = await log({ container: 'daprd', previous: 'true' });
    expect(previous.at(-1)).toContain('Secret \\"redis\\" not found');
    expect(await log({ container: 'app' })).toEqual([
      'app started from image app:1 (simulated)',
      'listening on port 8080',
    ]);
  });

  it('injects nothing while its injector is scaled to nothing, and obeys a changed allow-list', async () => {
    const injector = {
      namespace: 'dapr-system',
      name: 'dapr-sidecar-injector',
    };
    const key = 'dapr-system/dapr-sidecar-injector';
    await host.client.patch(DEPLOYMENTS, injector, { spec: { replicas: 0 } });
    await host.until(
      DEPLOYMENTS,
      key,
      ({ status }) => !(status as { replicas?: number }).replicas,
    );
    const without = await syncer.create<Pod>(PODS, daprPod('without'));
    expect(without.spec.containers).toHaveLength(1);

    await host.dapr.install({ allowedServiceAccounts: 'tenants-*:vc-*' });
    await host.until(
      DEPLOYMENTS,
      key,
      object =>
        JSON.stringify(object.spec).includes('tenants-*') &&
        JSON.stringify(object.status).includes('"availableReplicas":1'),
    );
    const refused = await syncer.create<Pod>(PODS, daprPod('refused'));
    expect(refused.spec.containers).toHaveLength(1);
  });
});
