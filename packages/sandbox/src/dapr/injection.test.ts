import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { DaprHost } from '../__testUtils__/dapr/DaprHost';
import { DaprTenant, withDaprHost } from '../__testUtils__/dapr/withDaprHost';
import { daprPod, NAMESPACE } from '../__testUtils__/dapr/objects';

describe('the control plane and its injector', () => {
  let host: DaprHost;
  let syncer: KubeClient;

  let ready: DaprTenant['ready'];
  withDaprHost(started => {
    ({ host, syncer, ready } = started);
  });

  it('has a running control plane', async () => {
    for (const [name, replicas] of Object.entries({
      'dapr-placement-server': 1,
      'dapr-scheduler-server': 3,
    })) {
      await host.until(
        RESOURCES.statefulSets,
        `dapr-system/${name}`,
        ({ status }) =>
          (status as { readyReplicas?: number })?.readyReplicas === replicas,
      );
    }
    const { items } = await host.client.list(RESOURCES.pods, {
      namespace: 'dapr-system',
    });
    expect(items).toHaveLength(7);
  });

  it('injects for the syncer, and answers through the pod proxy on 3501 only', async () => {
    await syncer.create(
      RESOURCES.pods,
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
    const other = await host.addTenant(NAMESPACE, 'other');
    const created = await other.create<Pod>(RESOURCES.pods, daprPod('plain'));
    expect(created.spec.containers.map(({ name }) => name)).toEqual(['app']);
    other.close();
    await expect(
      syncer.create(
        RESOURCES.pods,
        daprPod('bad', { 'dapr.io/app-id': 'Bad_Id' }),
      ),
    ).rejects.toThrow(
      'admission webhook "sidecar-injector.dapr.io" denied the request: invalid app id (input: \'Bad_Id\'',
    );
  });

  it('injects nothing while its injector is scaled to nothing, and obeys a changed allow-list', async () => {
    const injector = {
      namespace: 'dapr-system',
      name: 'dapr-sidecar-injector',
    };
    const key = 'dapr-system/dapr-sidecar-injector';
    await host.client.patch(RESOURCES.deployments, injector, {
      spec: { replicas: 0 },
    });
    await host.until(
      RESOURCES.deployments,
      key,
      ({ status }) => !(status as { replicas?: number }).replicas,
    );
    const without = await syncer.create<Pod>(
      RESOURCES.pods,
      daprPod('without'),
    );
    expect(without.spec.containers).toHaveLength(1);

    await host.dapr.install({ allowedServiceAccounts: 'tenants-*:vc-*' });
    await host.until(
      RESOURCES.deployments,
      key,
      object =>
        JSON.stringify(object.spec).includes('tenants-*') &&
        JSON.stringify(object.status).includes('"availableReplicas":1'),
    );
    const refused = await syncer.create<Pod>(
      RESOURCES.pods,
      daprPod('refused'),
    );
    expect(refused.spec.containers).toHaveLength(1);
  });
});
