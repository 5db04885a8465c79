import { Condition } from '../../controllerRuntime';
import { withCondition } from '../shared/conditions';
import { withoutZeros } from '../shared/ControllerContext';
import { Deployment, ReplicaSet } from '../shared/kinds';
import { minAvailable } from './rollout';

/** A Deployment's status from its ReplicaSets. */
export function deploymentStatus(
  deployment: Deployment,
  current: ReplicaSet | undefined,
  all: ReplicaSet[],
  now: string,
) {
  const sum = (count: (replicaSet: ReplicaSet) => number | undefined) =>
    all.reduce((total, each) => total + (count(each) ?? 0), 0);
  const wanted = deployment.spec.replicas ?? 1;
  const replicas = sum(({ status }) => status?.replicas);
  const available = sum(({ status }) => status?.availableReplicas);
  const updated = current?.status?.replicas ?? 0;
  const enough = available >= minAvailable(deployment);
  const complete =
    updated === wanted && replicas === wanted && available >= wanted;
  let conditions: Condition[] = withCondition(
    deployment.status?.conditions,
    enough
      ? {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
        }
      : {
          type: 'Available',
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
        },
    now,
    true,
  );
  conditions = withCondition(
    conditions,
    progressing(current?.metadata.name, complete),
    now,
    true,
  );
  const failure = all
    .flatMap(({ status }) => status?.conditions ?? [])
    .find(({ type }) => type === 'ReplicaFailure');
  conditions = failure
    ? withCondition(conditions, failure, now, true)
    : conditions.filter(({ type }) => type !== 'ReplicaFailure');
  return {
    observedGeneration: deployment.metadata.generation,
    ...withoutZeros({
      replicas,
      updatedReplicas: updated,
      readyReplicas: sum(({ status }) => status?.readyReplicas),
      availableReplicas: available,
      unavailableReplicas: Math.max(0, wanted - available),
    }),
    terminatingReplicas: 0,
    conditions,
  };
}

function progressing(name: string | undefined, complete: boolean): Condition {
  return {
    type: 'Progressing',
    status: 'True',
    reason: complete ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated',
    message: complete
      ? `ReplicaSet "${name}" has successfully progressed.`
      : `ReplicaSet "${name}" is progressing.`,
  };
}
