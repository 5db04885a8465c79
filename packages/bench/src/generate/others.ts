import { KubeObject } from 'dapr-vcluster-kube-sim';
import { recordedObjects } from 'dapr-vcluster-sandbox';
import { copies, suffix } from './template';
import { range } from './tenants';

const PODS_PER_NAMESPACE = 100;
const RECORDED = 'dapr-operator';

/** Dapr's own control plane, as recorded. */
export function controlPlane(): KubeObject[] {
  const kinds = [
    'namespaces',
    'deployments.apps',
    'statefulsets.apps',
    'pods',
    'configurations.dapr.io',
  ];
  return recordedObjects('team-a', 'host', kinds)
    .filter(({ kind, metadata: { name, namespace } }) =>
      kind === 'Namespace'
        ? name === 'dapr-system'
        : namespace === 'dapr-system',
    )
    .map(object => copies(object)({}));
}

/** Pods that have nothing to do with any tenant, and their namespaces. */
export function otherPods(count: number): KubeObject[] {
  const recorded = recordedObjects('team-a', 'host', ['pods']).find(
    ({ metadata }) => metadata.name?.startsWith(RECORDED),
  )!;
  const copy = copies(recorded);
  const namespaces = Math.ceil(count / PODS_PER_NAMESPACE);
  return [
    ...range(namespaces).map(index => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: `other-${index}` },
    })),
    ...range(count).map(index => {
      const pod = copy({
        [RECORDED]: 'service',
        'dapr-system': `other-${index % namespaces}`,
      });
      const name = `service-${suffix(10)}-${suffix(5)}`;
      return { ...pod, metadata: { ...pod.metadata, name } };
    }),
  ];
}
