import { Pod } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/**
 * Gives a virtual pod the node that its copy runs on, as a scheduler would.
 *
 * @throws KubeError when the pod has another node already, or is gone.
 */
export async function bindPod(
  client: KubeClient,
  { metadata: { namespace, name, uid } }: Pod,
  node: string,
): Promise<void> {
  await client.create(
    RESOURCES.pods,
    {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { namespace, name, uid },
      target: { apiVersion: 'v1', kind: 'Node', name: node },
    },
    { subresource: 'binding' },
  );
}
