import {
  deleteIfPresent,
  isAlreadyExists,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Pod } from '../../controllerRuntime';
import { ControllerContext, withoutZeros } from '../shared/ControllerContext';
import { StatefulSet } from '../shared/kinds';
import { isControlledBy, ownerKeys } from '../shared/ownership';
import { isActive, isReady } from '../shared/podState';
import { nextActions } from './nextAction';
import {
  claimName,
  podOfOrdinal,
  REVISION_LABEL,
  revisionOf,
} from './podOfOrdinal';

/** Keeps the numbered pods of each StatefulSet, their volume claims, and its status. */
export function runStatefulSetController(context: ControllerContext) {
  const { client } = context;
  const statefulSets = context.informers.of<StatefulSet>(
    RESOURCES.statefulSets,
  );
  const pods = context.informers.of<Pod>(RESOURCES.pods);
  const recorder = context.recorder('statefulset-controller');

  async function createPod(statefulSet: StatefulSet, ordinal: number) {
    const pod = podOfOrdinal(statefulSet, ordinal);
    const name = `${pod.metadata.name}`;
    const { metadata, spec } = statefulSet;
    for (const template of spec.volumeClaimTemplates ?? []) {
      const claim = claimName(template.metadata.name, name);
      const created = await ignoring(isAlreadyExists, () =>
        client.create(RESOURCES.persistentVolumeClaims, {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: {
            name: claim,
            namespace: metadata.namespace,
            labels: spec.selector.matchLabels,
          },
          spec: template.spec,
        }),
      );
      if (created) {
        await recorder.record(statefulSet, {
          type: 'Normal',
          reason: 'SuccessfulCreate',
          message: `Create Claim ${claim} Pod ${name} in StatefulSet ${metadata.name} success`,
        });
      }
    }
    if (
      await ignoring(isAlreadyExists, () =>
        client.create<Pod>(RESOURCES.pods, pod),
      )
    ) {
      await recorder.record(statefulSet, {
        type: 'Normal',
        reason: 'SuccessfulCreate',
        message: `Create Pod ${name} in StatefulSet ${metadata.name} successful`,
      });
    }
  }

  async function deletePod(statefulSet: StatefulSet, { metadata }: Pod) {
    const { name, namespace, uid } = metadata;
    if (
      await deleteIfPresent(
        client,
        RESOURCES.pods,
        { name, namespace },
        { preconditions: { uid } },
      )
    ) {
      await recorder.record(statefulSet, {
        type: 'Normal',
        reason: 'SuccessfulDelete',
        message: `delete Pod ${name} in StatefulSet ${statefulSet.metadata.name} successful`,
      });
    }
  }

  return context.run(
    'statefulset',
    [
      { resource: RESOURCES.statefulSets },
      { resource: RESOURCES.pods, keys: ownerKeys('StatefulSet') },
    ],
    async key => {
      const statefulSet = statefulSets.get(key);
      if (!statefulSet || statefulSet.metadata.deletionTimestamp) {
        return;
      }
      const owned = pods
        .listIn(statefulSet.metadata.namespace)
        .filter(pod => isControlledBy(pod, statefulSet));
      for (const action of nextActions(statefulSet, owned)) {
        if ('create' in action) {
          await createPod(statefulSet, action.create);
        } else {
          await deletePod(statefulSet, action.remove);
        }
      }
      const status = statefulSetStatus(statefulSet, owned);
      await context.writeStatus(RESOURCES.statefulSets, statefulSet, status);
    },
  );
}

/** A StatefulSet's status from its pods. */
export function statefulSetStatus(statefulSet: StatefulSet, owned: Pod[]) {
  const active = owned.filter(isActive);
  const ready = active.filter(isReady).length;
  const updateRevision = revisionOf(statefulSet);
  const updated = active.filter(
    ({ metadata }) => metadata.labels?.[REVISION_LABEL] === updateRevision,
  ).length;
  const before = statefulSet.status?.currentRevision as string | undefined;
  const currentRevision =
    !before || (updated === active.length && ready === updated)
      ? updateRevision
      : before;
  const current = active.filter(
    ({ metadata }) => metadata.labels?.[REVISION_LABEL] === currentRevision,
  ).length;
  return {
    observedGeneration: statefulSet.metadata.generation,
    replicas: active.length,
    ...withoutZeros({
      readyReplicas: ready,
      currentReplicas: current,
      updatedReplicas: updated,
    }),
    availableReplicas: ready,
    currentRevision,
    updateRevision,
    collisionCount: 0,
  };
}

async function ignoring<T>(
  known: (error: unknown) => boolean,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (known(error)) {
      return undefined;
    }
    throw error;
  }
}
