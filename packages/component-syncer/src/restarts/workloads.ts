import {
  getIfPresent,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** A Deployment or StatefulSet of a vcluster. */
export type Workload = KubeObject & {
  spec?: {
    replicas?: number;
    paused?: boolean;
    strategy?: {
      type?: string;
      rollingUpdate?: { maxUnavailable?: number | string };
    };
    updateStrategy?: {
      type?: string;
      rollingUpdate?: { maxUnavailable?: number | string; partition?: number };
    };
  };
  status?: {
    observedGeneration?: number;
    replicas?: number;
    updatedReplicas?: number;
    availableReplicas?: number;
    readyReplicas?: number;
  };
};

/** Where a workload is. */
export type WorkloadRef = {
  kind: 'Deployment' | 'StatefulSet';
  namespace: string;
  name: string;
};

const RESOURCE_OF: Record<WorkloadRef['kind'], Resource> = {
  Deployment: RESOURCES.deployments,
  StatefulSet: RESOURCES.statefulSets,
};

export function resourceOfWorkload({ kind }: WorkloadRef): Resource {
  return RESOURCE_OF[kind];
}

/**
 * The workload that a pod of a vcluster belongs to; undefined for one of another kind, or of none.
 *
 * @throws KubeError
 */
export async function workloadOfPod(
  client: Pick<KubeClient, 'get'>,
  pod: { namespace: string; name: string },
): Promise<WorkloadRef | undefined> {
  const { namespace } = pod;
  const found = await getIfPresent(client, RESOURCES.pods, pod);
  const owner = found && controllerOf(found);
  if (owner?.kind === 'StatefulSet') {
    return { kind: 'StatefulSet', namespace, name: owner.name };
  }
  if (owner?.kind !== 'ReplicaSet') {
    return undefined;
  }
  const set = await getIfPresent(client, RESOURCES.replicaSets, {
    namespace,
    name: owner.name,
  });
  const above = set && controllerOf(set);
  return above?.kind === 'Deployment'
    ? { kind: 'Deployment', namespace, name: above.name }
    : undefined;
}

/**
 * Why a workload must not be restarted now; undefined when that stops one replica at a time at most.
 */
export function whyNot({ spec = {}, status = {} }: Workload, kind: string) {
  const { replicas = 1, paused, strategy, updateStrategy } = spec;
  if (paused) {
    return 'its rollout is paused';
  }
  if (kind === 'Deployment') {
    if (strategy?.type === 'Recreate' && replicas > 1) {
      return `strategy Recreate stops all ${replicas} replicas at once`;
    }
    const atOnce = numberOf(
      strategy?.rollingUpdate?.maxUnavailable ?? '25%',
      replicas,
    );
    if (strategy?.type !== 'Recreate' && atOnce > 1) {
      return `maxUnavailable lets ${atOnce} replicas stop at once; set it to 1`;
    }
  } else {
    if (updateStrategy?.type === 'OnDelete') {
      return 'updateStrategy OnDelete does not restart its pods';
    }
    if ((updateStrategy?.rollingUpdate?.partition ?? 0) > 0) {
      return 'its partition keeps pods from being restarted';
    }
    const atOnce = numberOf(
      updateStrategy?.rollingUpdate?.maxUnavailable ?? 1,
      replicas,
    );
    if (atOnce > 1) {
      return `maxUnavailable lets ${atOnce} replicas stop at once; set it to 1`;
    }
  }
  const available = status.availableReplicas ?? 0;
  return available < replicas
    ? `only ${available} of its ${replicas} replicas are available`
    : undefined;
}

/** Whether a rollout has come to its end, as `kubectl rollout status` sees it. */
export function isRolledOut({ metadata, spec = {}, status = {} }: Workload) {
  const { replicas = 1 } = spec;
  return (
    (status.observedGeneration ?? 0) >= (metadata.generation ?? 0) &&
    (status.updatedReplicas ?? 0) >= replicas &&
    (status.replicas ?? 0) === (status.updatedReplicas ?? 0) &&
    (status.availableReplicas ?? 0) >= replicas
  );
}

/** Kubernetes rounds shares of what may be unavailable down. */
function numberOf(given: number | string, replicas: number): number {
  return typeof given === 'string' && given.endsWith('%')
    ? Math.floor((Number(given.slice(0, -1)) / 100) * replicas)
    : Number(given);
}

function controllerOf({ metadata }: KubeObject) {
  const { ownerReferences = [] } = metadata as {
    ownerReferences?: Array<{
      kind: string;
      name: string;
      controller?: boolean;
    }>;
  };
  return ownerReferences.find(({ controller }) => controller);
}
