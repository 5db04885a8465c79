import type { Pod } from 'dapr-vcluster-sandbox';
import { isEqual } from 'lodash';
import { ProcessStatus } from './ContainerProcess';

/** The pod's status with what its processes say; undefined when it says that already. */
export function withProcesses(
  { status = {} }: Pod,
  processes: Map<string, ProcessStatus>,
): Pod['status'] | undefined {
  const containerStatuses = status.containerStatuses?.map(each => {
    const own = processes.get(each.name);
    return own ? { ...each, ...own } : each;
  });
  if (isEqual(containerStatuses, status.containerStatuses)) return undefined;
  const ready = containerStatuses?.every(each => each.ready) ?? false;
  return {
    ...status,
    containerStatuses,
    conditions: status.conditions?.map(condition =>
      ['Ready', 'ContainersReady'].includes(condition.type) &&
      condition.status !== (ready ? 'True' : 'False')
        ? {
            ...condition,
            status: ready ? 'True' : 'False',
            reason: ready ? undefined : 'ContainersNotReady',
            lastTransitionTime: new Date().toISOString(),
          }
        : condition,
    ),
  };
}
