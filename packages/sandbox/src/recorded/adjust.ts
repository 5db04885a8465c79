import { Condition, KubeObject, Pod } from 'dapr-vcluster-kube-sim/client';

/** A way in which the recorded host is shown differently from what was recorded, and why. */
export type Adjustment = {
  /** What is changed. */
  what: string;
  reason: string;
  applies(object: KubeObject): boolean;
  change(object: KubeObject): KubeObject;
};

const isControlPlane = ({ kind, metadata }: KubeObject) =>
  kind === 'Pod' && metadata.labels?.app === 'vcluster';

/** All adjustments; everything else is shown as recorded. */
export const ADJUSTMENTS: Adjustment[] = [
  {
    what: 'pods of vcluster control planes are Running and Ready',
    reason:
      'the recording machine had no volumes, so these pods stayed Pending while their processes ran beside them',
    applies: isControlPlane,
    change: object => running(object as Pod),
  },
  {
    what: 'pods whose containers are all ready are Ready',
    reason:
      'the simulated node of the recording stopped its heartbeat, which marks all of its pods as not ready',
    applies: object =>
      object.kind === 'Pod' &&
      !isControlPlane(object) &&
      containersReady(object as Pod),
    change: object => ready(object as Pod),
  },
  {
    what: 'workloads count their ready pods',
    reason: 'follows from the pods above',
    applies: ({ kind }) =>
      ['Deployment', 'ReplicaSet', 'StatefulSet'].includes(kind),
    change: object => ({
      ...object,
      status: { ...(object.status as object), ...counts(object) },
    }),
  },
];

/** An object as the recorded host shows it. */
export function adjusted(object: KubeObject): KubeObject {
  return ADJUSTMENTS.filter(each => each.applies(object)).reduce(
    (result, each) => each.change(result),
    object,
  );
}

function containersReady({ status }: Pod) {
  return Boolean(
    status?.containerStatuses?.length &&
      status.containerStatuses.every(each => each.ready),
  );
}

function ready(pod: Pod): Pod {
  const conditions = (pod.status?.conditions ?? []).filter(
    each => each.type !== 'Ready',
  );
  const since = pod.status?.startTime ?? pod.metadata.creationTimestamp;
  return {
    ...pod,
    status: {
      ...pod.status,
      conditions: [
        ...conditions,
        { type: 'Ready', status: 'True', lastTransitionTime: since },
      ],
    },
  };
}

function running(pod: Pod): Pod {
  const startedAt = pod.metadata.creationTimestamp!;
  const condition = (type: string) => ({
    type,
    status: 'True',
    lastTransitionTime: startedAt,
  });
  return {
    ...pod,
    spec: { ...pod.spec, nodeName: 'node-1' },
    status: {
      ...pod.status,
      phase: 'Running',
      startTime: startedAt,
      conditions: [
        'Initialized',
        'Ready',
        'ContainersReady',
        'PodScheduled',
      ].map(condition),
      containerStatuses: pod.spec.containers.map(({ name, image }) => ({
        name,
        image,
        imageID: '',
        ready: true,
        restartCount: 0,
        started: true,
        state: { running: { startedAt } },
        lastState: {},
      })),
    },
  };
}

// Only workloads that came up in the recording are there; `bad-id` never got a pod on the host.
function counts({ kind, metadata, spec, status }: KubeObject) {
  const { replicas = 1 } = spec as { replicas?: number };
  const { conditions } = status as { conditions?: Condition[] };
  if (metadata.name.startsWith('bad-id') || replicas === 0) {
    return { availableReplicas: undefined };
  }
  return {
    readyReplicas: replicas,
    availableReplicas: replicas,
    unavailableReplicas: undefined,
    ...(kind === 'Deployment' && { conditions: conditions?.map(asAvailable) }),
  };
}

function asAvailable(condition: Condition): Condition {
  return condition.type === 'Available'
    ? {
        ...condition,
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        ...condition,
        reason: 'NewReplicaSetAvailable',
        message: condition.message?.replace(
          'is progressing',
          'has successfully progressed',
        ),
      };
}
