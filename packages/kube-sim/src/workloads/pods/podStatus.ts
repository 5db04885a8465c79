import {
  Condition,
  ContainerStatus,
  Pod,
  PodStatus,
} from '../../controllerRuntime';
import { withCondition } from '../shared/conditions';

export type StatusInput = {
  pod: Pod;
  init: ContainerStatus[];
  main: ContainerStatus[];
  podIP: string;
  hostIP: string;
  /** RFC 3339. */
  now: string;
};

const KEPT = new Set([
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
]);

const bool = (value: boolean) => (value ? 'True' : 'False');

/** A scheduled pod's status from that of its containers. */
export function podStatus(input: StatusInput): PodStatus {
  const { pod, init, main, podIP, hostIP, now } = input;
  const initialized = init.every(({ ready }) => ready);
  const notReady = [...init, ...main]
    .filter(({ ready }) => !ready)
    .map(({ name }) => name);
  const ready = notReady.length === 0;
  const lacking = ready
    ? {}
    : {
        reason: 'ContainersNotReady',
        message: `containers with unready status: [${notReady.join(' ')}]`,
      };
  const conditions = (
    [
      { type: 'PodReadyToStartContainers', status: 'True' },
      {
        type: 'Initialized',
        status: bool(initialized),
        ...(!initialized && { reason: 'ContainersNotInitialized' }),
      },
      { type: 'Ready', status: bool(ready), ...lacking },
      { type: 'ContainersReady', status: bool(ready), ...lacking },
      { type: 'PodScheduled', status: 'True' },
    ] as Condition[]
  ).reduce(
    (list, condition) =>
      withCondition(list, { lastProbeTime: null, ...condition }, now),
    pod.status?.conditions?.filter(({ type }) => KEPT.has(type)) ?? [],
  );
  return {
    phase: phaseOf(init, main),
    conditions,
    hostIP,
    podIP,
    podIPs: [{ ip: podIP }],
    startTime: pod.status?.startTime ?? now,
    ...(init.length && { initContainerStatuses: init }),
    containerStatuses: main,
    qosClass: pod.status?.qosClass,
  };
}

/** Pending until every container has started once; a container that crashes later does not change that. */
function phaseOf(init: ContainerStatus[], main: ContainerStatus[]) {
  const started = ({ state, lastState }: ContainerStatus) =>
    !!(state.running ?? state.terminated ?? lastState.terminated);
  return [...init, ...main].every(started) ? 'Running' : 'Pending';
}

/** The status of a pod that no node takes. */
export function unschedulableStatus(
  pod: Pod,
  message: string,
  now: string,
): PodStatus {
  return {
    phase: 'Pending',
    conditions: withCondition(
      pod.status?.conditions,
      {
        type: 'PodScheduled',
        status: 'False',
        reason: 'Unschedulable',
        message,
        lastProbeTime: null,
      },
      now,
    ),
    qosClass: pod.status?.qosClass,
  };
}
