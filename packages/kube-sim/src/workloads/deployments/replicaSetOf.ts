import { cloneDeep, omit } from 'lodash';
import { NewObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Deployment, ReplicaSet } from '../shared/kinds';
import { controllerReference } from '../shared/ownership';
import { templateHash } from '../shared/templateHash';
import { maxReplicas } from './rollout';

export const HASH_LABEL = 'pod-template-hash';
export const REVISION = 'deployment.kubernetes.io/revision';
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Annotations that tie a ReplicaSet to its Deployment's present size. */
export function sizeAnnotations(deployment: Deployment) {
  return {
    'deployment.kubernetes.io/desired-replicas': `${
      deployment.spec.replicas ?? 1
    }`,
    'deployment.kubernetes.io/max-replicas': `${maxReplicas(deployment)}`,
  };
}

/** The ReplicaSet of a Deployment's present template, with its first size. */
export function replicaSetOf(
  deployment: Deployment,
  revision: number,
  replicas: number,
): NewObject<ReplicaSet> {
  const { metadata, spec } = deployment;
  const hash = templateHash(spec.template);
  const template = cloneDeep(spec.template);
  const labels = { ...template.metadata?.labels, [HASH_LABEL]: hash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name}-${hash}`,
      namespace: metadata.namespace,
      labels,
      annotations: {
        ...omit(metadata.annotations, LAST_APPLIED),
        ...sizeAnnotations(deployment),
        [REVISION]: `${revision}`,
      },
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      replicas,
      selector: {
        matchLabels: { ...spec.selector.matchLabels, [HASH_LABEL]: hash },
      },
      template: {
        ...template,
        metadata: { ...template.metadata, labels },
      },
    },
  };
}

/** A ReplicaSet's revision; 0 when it has none. */
export function revisionOf({
  metadata,
}: {
  metadata: { annotations?: Record<string, string> };
}) {
  return Number(metadata.annotations?.[REVISION] ?? 0);
}
