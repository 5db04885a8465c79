import { Pod, SandboxClient } from 'dapr-vcluster-kube-sim/client';

/**
 * Gives a virtual pod the node that its copy runs on, as a scheduler would.
 *
 * @throws Error when the pod has another node already, or is gone.
 */
export async function bindPod(
  client: SandboxClient,
  { metadata }: Pod,
  node: string,
): Promise<void> {
  const { namespace, name, uid } = metadata;
  const { status, body } = await client.raw({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/pods/${name}/binding`,
    body: {
      apiVersion: 'v1',
      kind: 'Binding',
      metadata: { namespace, name, uid },
      target: { apiVersion: 'v1', kind: 'Node', name: node },
    },
  });
  if (status !== 201) {
    throw new Error(`pod ${namespace}/${name} not bound to ${node}: ${body}`);
  }
}
