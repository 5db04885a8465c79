import { Sourced } from 'backstage-plugin-dapr-vcluster-common/savings';
import { groupBy } from 'lodash';
import { TenantInputs } from './hostInputs';

/**
 * Tenants whose vclusters take up the same, in groups: the figures of a host do not grow with its tenants. By use, CPU and
 * memory differ between any two, and are no part of what has to be the same.
 */
export function groupAlike(
  tenants: readonly TenantInputs[],
  basis: 'requested' | 'used',
): TenantInputs[][] {
  const groups = groupBy(tenants, ({ state, vcluster }) => {
    const { cpu, memory, volumes, pods, nodePrices } = vcluster;
    return JSON.stringify([
      state,
      pods,
      basis === 'requested' && [plain(cpu), plain(memory)],
      volumes.map(({ size, storageClass }) => [plain(size), storageClass]),
      nodePrices && [plain(nodePrices.cpu), plain(nodePrices.memory)],
    ]);
  });
  return Object.values(groups);
}

function plain(given: Sourced<number>) {
  return given.state === 'known' ? [given.value, given.source] : [given.reason];
}
