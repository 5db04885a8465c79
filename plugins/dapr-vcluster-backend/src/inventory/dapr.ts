import { CONTROL_PLANE_APPS } from 'backstage-plugin-dapr-vcluster-common/rules';
import { InjectorFacts } from './model/sidecarPod';
import { DAPR_INJECTOR_APP } from './model/apps';
import { WorkloadItem } from './model/model';
import { byPlace, HostState, itemsIn } from './model/hostState';
import { isKnown } from './model/sources';

/** What is seen of Dapr's control plane on a host. */
export type DaprFacts = {
  state: 'installed' | 'missing' | 'unknown';
  version?: string;
  injector: InjectorFacts;
};

/** Reads the control plane off the host's state. */
export function daprFacts(state: HostState, namespace: string): DaprFacts {
  const bucket = state.buckets.get(namespace);
  const known =
    isKnown(state, 'deployments.apps') && isKnown(state, 'statefulsets.apps');
  const workloads = [
    ...itemsIn(bucket, 'deployments.apps'),
    ...itemsIn(bucket, 'statefulsets.apps'),
  ]
    .filter(({ app }) => CONTROL_PLANE_APPS.includes(app))
    .sort(byPlace);
  const injector = workloads.find(({ app }) => app === DAPR_INJECTOR_APP);
  const version = injector?.version ?? workloads[0]?.version;
  const starts = itemsIn(bucket, 'pods')
    .filter(pod => pod.app === DAPR_INJECTOR_APP)
    .flatMap(({ startedAt }) => startedAt ?? []);
  const absent = known ? 'missing' : 'unknown';
  return {
    state: workloads.length > 0 ? 'installed' : absent,
    version,
    injector: {
      daprVersion: version,
      state: injector ? readiness(injector) : absent,
      ...injector?.allowList,
      runningSince: starts.sort()[0],
    },
  };
}

function readiness({ readyReplicas }: WorkloadItem) {
  return readyReplicas > 0 ? 'ready' : 'not-ready';
}
