import { singleNamespaceName } from 'backstage-plugin-dapr-vcluster-common';
import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  getIfPresent,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { app } from '../objects';
import { Stage } from '../Stage';
import { until } from '../until';

/** How a vcluster's objects are called and marked on the host. */
export function translationSuite(stage: Stage) {
  describe('translation', () => {
    it('renames pods into the one namespace and says where they come from', async () => {
      await stage.single.virtual.create(
        RESOURCES.deployments,
        app('plain', {}),
      );
      const pod = await stage.bench.hostPod(stage.single, 'plain');
      const virtual =
        pod.metadata.annotations?.['vcluster.loft.sh/object-name'];
      expect(pod.metadata.name).toBe(
        singleNamespaceName(virtual!, 'default', stage.single.name),
      );
      expect(pod.metadata.labels).toMatchObject({
        app: 'plain',
        'vcluster.loft.sh/managed-by': stage.single.name,
        'vcluster.loft.sh/namespace': 'default',
      });
      expect(pod.spec.serviceAccountName).toBe(
        `vc-workload-${stage.single.name}`,
      );
    });

    it('keeps names where every namespace has one of its own', async () => {
      const namespace = await getIfPresent(
        stage.bench.host,
        RESOURCES.namespaces,
        {
          name: stage.multi.hostNamespace,
        },
      );
      expect(namespace?.metadata.labels).toMatchObject({
        'vcluster.loft.sh/vcluster-name': stage.multi.name,
        'vcluster.loft.sh/vcluster-namespace': stage.multi.namespace,
      });
      await stage.multi.virtual.create(RESOURCES.deployments, app('plain', {}));
      const pod = await stage.bench.hostPod(stage.multi, 'plain');
      expect(pod.metadata.name).toBe(
        pod.metadata.annotations?.['vcluster.loft.sh/object-name'],
      );
      expect(pod.metadata.labels).not.toHaveProperty([
        'vcluster.loft.sh/managed-by',
      ]);
    });

    it('shows the virtual pod the node, the address and the state of its copy', async () => {
      const copy = await stage.bench.hostPod(stage.single, 'plain');
      const name = copy.metadata.annotations!['vcluster.loft.sh/object-name'];
      const pod = await until('a running virtual pod', async () => {
        const found = await getIfPresent<Pod>(
          stage.single.virtual,
          RESOURCES.pods,
          {
            namespace: 'default',
            name,
          },
        );
        return found?.status?.phase === 'Running' && found;
      });
      expect(pod.spec.nodeName).toBe(copy.spec.nodeName);
      expect(pod.status?.podIP).toBe(copy.status?.podIP);
    });

    it('gives a Service the address it has on the host', async () => {
      await stage.single.virtual.create(RESOURCES.services, {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'plain', namespace: 'default' },
        spec: { selector: { app: 'plain' }, ports: [{ port: 80 }] },
      });
      type Service = KubeObject & { spec: { clusterIP?: string } };
      await until('equal addresses', async () => {
        const copy = await getIfPresent<Service>(
          stage.bench.host,
          RESOURCES.services,
          {
            namespace: stage.single.hostNamespace,
            name: singleNamespaceName('plain', 'default', stage.single.name),
          },
        );
        const service = await getIfPresent<Service>(
          stage.single.virtual,
          RESOURCES.services,
          {
            namespace: 'default',
            name: 'plain',
          },
        );
        return (
          copy?.spec.clusterIP &&
          copy.spec.clusterIP === service?.spec.clusterIP
        );
      });
    });
  });
}
