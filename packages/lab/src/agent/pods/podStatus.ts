import type {
  Container,
  ContainerStatus,
  Pod,
} from 'dapr-vcluster-kube-sim/controller-runtime';
import { isEmpty, isEqual } from 'lodash';
import { ProcessStatus } from './ContainerProcess';
import { finalPhase } from './restartPolicy';

/** Why a pod that is over is not ready. */
const OVER = { Succeeded: 'PodCompleted', Failed: 'PodFailed' } as const;

type Condition = NonNullable<NonNullable<Pod['status']>['conditions']>[number];

type Processes = ReadonlyMap<string, ProcessStatus>;

/**
 * The pod's status with what its processes say, and with the resources that its containers have by now: they can be changed
 * while they run, and whoever has changed them waits for the status. Undefined when it says that already.
 */
export function withProcesses(
  pod: Pod,
  processes: Processes,
): Pod['status'] | undefined {
  const { status = {} } = pod;
  const withOwn = (
    statuses?: ContainerStatus[],
    containers: Container[] = [],
  ) =>
    statuses?.map(each => {
      const own = processes.get(each.name);
      const { resources } =
        containers.find(({ name }) => name === each.name) ?? {};
      return { ...each, ...own, ...(!isEmpty(resources) && { resources }) };
    });
  const containerStatuses = withOwn(
    status.containerStatuses,
    pod.spec?.containers,
  );
  const initContainerStatuses = withOwn(
    status.initContainerStatuses,
    pod.spec?.initContainers,
  );
  if (
    isEqual(containerStatuses, status.containerStatuses) &&
    isEqual(initContainerStatuses, status.initContainerStatuses)
  ) {
    return undefined;
  }
  const ready =
    containerStatuses !== undefined &&
    [
      ...containerStatuses,
      // Init containers that go on; the others are ready once they have ended.
      ...(initContainerStatuses ?? []).filter(({ name }) =>
        processes.has(name),
      ),
    ].every(each => each.ready);
  const over = finalPhase(pod, containerStatuses ?? []);
  return {
    ...status,
    ...(over && { phase: over }),
    containerStatuses,
    ...(initContainerStatuses && { initContainerStatuses }),
    conditions: status.conditions?.map(condition =>
      readiness(condition, ready, over && OVER[over]),
    ),
  };
}

function readiness(
  condition: Condition,
  ready: boolean,
  reason = 'ContainersNotReady',
): Condition {
  const status = ready ? 'True' : 'False';
  const isOfReadiness = ['Ready', 'ContainersReady'].includes(condition.type);
  if (!isOfReadiness || condition.status === status) {
    return condition;
  }
  return {
    ...condition,
    status,
    reason: ready ? undefined : reason,
    lastTransitionTime: new Date().toISOString(),
  };
}
