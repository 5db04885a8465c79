import { ControlPlanePart } from 'backstage-plugin-dapr-vcluster-common';
import { CONTROL_PLANE_APPS } from 'backstage-plugin-dapr-vcluster-common/rules';
import { WorkloadItem } from '../../inventory/model/model';
import { HostState, itemsIn } from '../../inventory/model/hostState';
import { isKnown } from '../../inventory/model/sources';

/** Each part of Dapr's control plane, there or not. */
export function controlPlaneParts(
  state: HostState,
  namespace: string,
): ControlPlanePart[] {
  const bucket = state.buckets.get(namespace);
  const workloads = [
    ...itemsIn(bucket, 'deployments.apps'),
    ...itemsIn(bucket, 'statefulsets.apps'),
  ];
  const known =
    isKnown(state, 'deployments.apps') && isKnown(state, 'statefulsets.apps');
  return CONTROL_PLANE_APPS.map(app => {
    const workload = workloads.find(each => each.app === app);
    if (!workload) {
      return { app, state: known ? 'missing' : 'unknown' };
    }
    const problem = itemsIn(bucket, 'pods').find(
      pod => pod.role === 'dapr' && pod.app === app && pod.problem,
    )?.problem;
    return {
      app,
      state: stateOf(workload),
      version: workload.version,
      replicas: workload.replicas,
      readyReplicas: workload.readyReplicas,
      ...(problem && { problem }),
    };
  });
}

function stateOf({
  replicas,
  readyReplicas,
}: WorkloadItem): ControlPlanePart['state'] {
  if (readyReplicas === 0) {
    return 'down';
  }
  return readyReplicas < replicas ? 'degraded' : 'ready';
}
