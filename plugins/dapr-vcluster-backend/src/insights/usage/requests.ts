import { Compute, Requests } from 'backstage-plugin-dapr-vcluster-common';
import {
  PodContainersSpec,
  podResources,
  resourcesOf,
  sumCompute,
} from './podResources';
import { SIDECAR_CONTAINER } from 'backstage-plugin-dapr-vcluster-common/rules';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

type Pod = KubeObject & {
  spec?: PodContainersSpec;
  status?: { phase?: string };
};

/** The requests of one pod, in numbers: nothing else of it is kept. */
export type PodRequests = {
  requests: Compute;
  limits: Compute;
  sidecar: Compute;
  withoutRequests: number;
  running: boolean;
};

/** The numbers of a pod; undefined for one that has ended. */
export function podRequests(object: KubeObject): PodRequests | undefined {
  const { spec = {}, status } = object as Pod;
  if (status?.phase === 'Succeeded' || status?.phase === 'Failed') {
    return undefined;
  }
  const all = [...(spec.containers ?? []), ...(spec.initContainers ?? [])];
  const daprd = all.find(({ name }) => name === SIDECAR_CONTAINER);
  return {
    requests: podResources(spec, 'requests'),
    limits: podResources(spec, 'limits'),
    sidecar: resourcesOf(daprd ?? {}, 'requests'),
    withoutRequests: (spec.containers ?? []).filter(({ resources }) => {
      const { cpu, memory } = resources?.requests ?? {};
      return cpu === undefined || memory === undefined;
    }).length,
    running: status?.phase === 'Running',
  };
}

/** The requests of pods together. */
export function sumRequests(pods: readonly PodRequests[]): Requests {
  return {
    pods: pods.length,
    requests: sumCompute(pods.map(({ requests }) => requests)),
    limits: sumCompute(pods.map(({ limits }) => limits)),
    withoutRequests: pods.reduce((sum, pod) => sum + pod.withoutRequests, 0),
    sidecars: sumCompute(pods.map(({ sidecar }) => sidecar)),
  };
}
