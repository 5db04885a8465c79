import {
  deleteIfPresent,
  isNotFound,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Pod } from '../../controllerRuntime';
import { withCondition, withoutCondition } from '../shared/conditions';
import { ControllerContext, withoutZeros } from '../shared/ControllerContext';
import { ReplicaSet } from '../shared/kinds';
import { isControlledBy, ownerKeys } from '../shared/ownership';
import { isActive, isReady, lessWorthy } from '../shared/podState';
import { podOf } from './podOf';

/** Keeps as many pods of each ReplicaSet as it asks for, and its status. */
export function runReplicaSetController(context: ControllerContext) {
  const replicaSets = context.informers.of<ReplicaSet>(RESOURCES.replicaSets);
  const pods = context.informers.of<Pod>(RESOURCES.pods);
  const recorder = context.recorder('replicaset-controller');

  async function scale(replicaSet: ReplicaSet, known: Pod[]) {
    const wanted = replicaSet.spec.replicas ?? 1;
    if (known.length === wanted) {
      return known;
    }
    // The cache may lag behind our own writes: decide on what is really there.
    const { items } = await context.client.list<Pod>(RESOURCES.pods, {
      namespace: replicaSet.metadata.namespace,
    });
    const actual = items.filter(
      pod => isControlledBy(pod, replicaSet) && isActive(pod),
    );
    for (let missing = wanted - actual.length; missing > 0; missing--) {
      const pod = await context.client.create<Pod>(
        RESOURCES.pods,
        podOf(replicaSet, replicaSet.spec.template),
      );
      await recorder.record(replicaSet, {
        type: 'Normal',
        reason: 'SuccessfulCreate',
        message: `Created pod: ${pod.metadata.name}`,
      });
      actual.push(pod);
    }
    const surplus = [...actual]
      .sort(lessWorthy)
      .slice(0, Math.max(0, actual.length - wanted));
    for (const { metadata } of surplus) {
      await deleteIfPresent(
        context.client,
        RESOURCES.pods,
        { name: metadata.name, namespace: metadata.namespace },
        { preconditions: { uid: metadata.uid } },
      );
      await recorder.record(replicaSet, {
        type: 'Normal',
        reason: 'SuccessfulDelete',
        message: `Deleted pod: ${metadata.name}`,
      });
    }
    return actual.filter(pod => !surplus.includes(pod));
  }

  async function writeStatus(
    replicaSet: ReplicaSet,
    active: Pod[],
    failure?: Error,
  ) {
    const ready = active.filter(isReady).length;
    const conditions = failure
      ? withCondition(
          replicaSet.status?.conditions,
          {
            type: 'ReplicaFailure',
            status: 'True',
            reason: 'FailedCreate',
            message: failure.message,
          },
          context.now(),
        )
      : withoutCondition(replicaSet.status?.conditions, 'ReplicaFailure');
    const status = {
      ...withoutZeros({
        fullyLabeledReplicas: active.length,
        readyReplicas: ready,
        availableReplicas: ready,
      }),
      replicas: active.length,
      terminatingReplicas: 0,
      observedGeneration: replicaSet.metadata.generation,
      ...(conditions.length && { conditions }),
    };
    await context.writeStatus(RESOURCES.replicaSets, replicaSet, status);
  }

  return context.run(
    'replicaset',
    [
      { resource: RESOURCES.replicaSets },
      { resource: RESOURCES.pods, keys: ownerKeys('ReplicaSet') },
    ],
    async key => {
      const replicaSet = replicaSets.get(key);
      if (!replicaSet || replicaSet.metadata.deletionTimestamp) {
        return;
      }
      const known = pods
        .listIn(replicaSet.metadata.namespace)
        .filter(pod => isControlledBy(pod, replicaSet) && isActive(pod));
      let active: Pod[];
      try {
        active = await scale(replicaSet, known);
      } catch (error) {
        if (isNotFound(error)) {
          return;
        }
        await recorder.record(replicaSet, {
          type: 'Warning',
          reason: 'FailedCreate',
          message: `Error creating: ${(error as Error).message}`,
        });
        await writeStatus(replicaSet, known, error as Error);
        throw error;
      }
      await writeStatus(replicaSet, active);
    },
  );
}
