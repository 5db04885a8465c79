import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { joinSteps, Step, targetList } from './deletionTarget';
import { CHART_KINDS, DAPR_KINDS, SYNCED_KINDS } from './kinds';

const KINDS = [
  ...new Set([
    RESOURCES.statefulSets,
    RESOURCES.deployments,
    ...CHART_KINDS,
    ...SYNCED_KINDS,
    ...DAPR_KINDS,
  ]),
];

/** Kubernetes itself writes them to every namespace. */
const OF_KUBERNETES = ['ServiceAccount/default', 'ConfigMap/kube-root-ca.crt'];

/** What is deleted together with a namespace, as far as the portal may look at it. */
export async function inNamespace(
  client: KubeClient,
  namespace: string,
): Promise<Step> {
  const query = {
    namespace,
    deletedBy: 'namespace' as const,
    isProved: ({ kind, metadata }: KubeObject) =>
      !OF_KUBERNETES.includes(`${kind}/${metadata.name}`),
  };
  return joinSteps(
    await Promise.all(KINDS.map(kind => targetList(client, kind, query))),
  );
}
