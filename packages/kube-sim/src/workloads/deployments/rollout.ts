import { Deployment, ReplicaSet } from '../shared/kinds';

/** New sizes of a Deployment's ReplicaSets. */
export type Rollout = {
  current: number;
  old: { replicaSet: ReplicaSet; replicas: number }[];
};

const replicasOf = ({ spec }: ReplicaSet) => spec.replicas ?? 0;
const availableOf = ({ status }: ReplicaSet) => status?.availableReplicas ?? 0;

/** `25%` or a number, of `total`. */
function amount(
  value: number | string | undefined,
  total: number,
  round: (value: number) => number,
) {
  if (typeof value === 'number') {
    return value;
  }
  const percent = Number((value ?? '25%').replace('%', ''));
  return round((percent * total) / 100);
}

/**
 * The next step of a rollout: how large the current ReplicaSet (undefined while
 * it does not exist) and the old ones may be, within maxSurge and maxUnavailable.
 */
export function nextStep(
  { spec }: Deployment,
  current: ReplicaSet | undefined,
  old: ReplicaSet[],
): Rollout {
  const wanted = spec.replicas ?? 1;
  const currentReplicas = current ? replicasOf(current) : 0;
  const oldReplicas = old.reduce((sum, each) => sum + replicasOf(each), 0);
  if (spec.strategy?.type === 'Recreate') {
    const oldPods = old.reduce(
      (sum, { status }) => sum + (status?.replicas ?? 0),
      oldReplicas,
    );
    return {
      current: oldPods > 0 ? currentReplicas : wanted,
      old: old.map(replicaSet => ({ replicaSet, replicas: 0 })),
    };
  }
  const limits = spec.strategy?.rollingUpdate;
  const surge = amount(limits?.maxSurge, wanted, Math.ceil);
  // Both zero would stop a rollout for ever; Kubernetes takes one away then.
  const unavailable =
    amount(limits?.maxUnavailable, wanted, Math.floor) || (surge ? 0 : 1);
  const room = wanted + surge - currentReplicas - oldReplicas;
  const nextCurrent =
    currentReplicas > wanted
      ? wanted
      : Math.min(wanted, currentReplicas + Math.max(0, room));
  const least = wanted - unavailable;
  const currentAvailable = current ? availableOf(current) : 0;
  const comingUp = Math.max(0, currentReplicas - currentAvailable);
  const removable = Math.max(
    0,
    currentReplicas + oldReplicas - least - comingUp,
  );
  // Old pods that do not work go first; of those that do, only what can be spared.
  const withoutBroken = shrink(
    old.map(replicaSet => ({ replicaSet, replicas: replicasOf(replicaSet) })),
    ({ replicaSet, replicas }) =>
      Math.max(0, replicas - availableOf(replicaSet)),
    removable,
  );
  const available = old.reduce(
    (sum, each) => sum + availableOf(each),
    currentAvailable,
  );
  const spare = Math.min(withoutBroken.left, Math.max(0, available - least));
  return {
    current: nextCurrent,
    old: shrink(withoutBroken.sized, ({ replicas }) => replicas, spare).sized,
  };
}

type Sized = Rollout['old'][number];

/** Takes up to `budget` pods away, from each ReplicaSet in turn as many as `most` allows. */
function shrink(all: Sized[], most: (each: Sized) => number, budget: number) {
  let left = budget;
  const sized = all.map(each => {
    const taken = Math.min(left, most(each));
    left -= taken;
    return { ...each, replicas: each.replicas - taken };
  });
  return { sized, left };
}

/** Pods that may exist at once. */
export function maxReplicas({ spec }: Deployment) {
  const wanted = spec.replicas ?? 1;
  return spec.strategy?.type === 'Recreate'
    ? wanted
    : wanted +
        amount(spec.strategy?.rollingUpdate?.maxSurge, wanted, Math.ceil);
}

/** Available pods a Deployment needs to call itself available. */
export function minAvailable({ spec }: Deployment) {
  const wanted = spec.replicas ?? 1;
  return spec.strategy?.type === 'Recreate'
    ? wanted
    : wanted -
        amount(
          spec.strategy?.rollingUpdate?.maxUnavailable,
          wanted,
          Math.floor,
        );
}
