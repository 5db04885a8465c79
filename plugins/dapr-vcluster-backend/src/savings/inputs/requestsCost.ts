import { Cost } from 'backstage-plugin-dapr-vcluster-common';
import {
  bytes,
  Footprint,
  measured,
  millicores,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { PodUse } from '../../inventory/quota/podResources';

/** What pods with a sidecar request, in money per month, which makes CPU and memory comparable; undefined when unknown. */
export function requestsCost(
  uses: readonly PodUse[],
  costOf: (footprint: Footprint<'requested'>) => Cost,
): number | undefined {
  const sum = (name: string) =>
    uses.reduce((total, use) => total + (use[name] ?? 0), 0);
  const { perMonth } = costOf({
    basis: 'requested',
    name: 'pods with a sidecar',
    pods: uses.length,
    cpu: measured(millicores(sum('requests.cpu') * 1_000), 'pods'),
    memory: measured(bytes(sum('requests.memory')), 'pods'),
    volumes: [],
  });
  return perMonth.state === 'known' ? perMonth.value.amount : undefined;
}
