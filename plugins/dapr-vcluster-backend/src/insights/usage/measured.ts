import { Compute, Measured } from 'backstage-plugin-dapr-vcluster-common';
import { parseQuantity } from '../../platform/kubernetes';
import { sumCompute } from './podResources';
import { SIDECAR_CONTAINER } from 'backstage-plugin-dapr-vcluster-common/rules';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

type PodMetrics = KubeObject & {
  containers?: Array<{ name: string; usage?: Record<string, string> }>;
};

/** What pods use together, by metrics-server. */
export function sumMeasured(items: readonly KubeObject[]): Measured {
  const containers = items.flatMap(
    item => (item as PodMetrics).containers ?? [],
  );
  const used = (all: typeof containers) =>
    sumCompute(all.map(({ usage }) => amounts(usage)));
  return {
    pods: items.length,
    total: used(containers),
    sidecars: used(containers.filter(({ name }) => name === SIDECAR_CONTAINER)),
  };
}

function amounts(usage: Record<string, string> | undefined): Compute {
  return {
    cpu: parseQuantity(usage?.cpu) ?? 0,
    memory: parseQuantity(usage?.memory) ?? 0,
  };
}
