import {
  ModelInputs,
  shares,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { groupAlike } from './groupAlike';
import { HostInputs } from './hostInputs';
import { sidecarInputs } from './sidecarInputs';

/** The inputs of the model for all tenants of a host. */
export function modelOfHost(host: HostInputs): ModelInputs<'requested'> {
  return {
    ...common(host),
    vclusters: alike(host.tenants),
    share: 1,
    sidecars: sidecarInputs(
      host.tenants.flatMap(({ snapshot }) => snapshot.pods),
      host.tenants.every(({ sidecars }) => sidecars.count.state === 'known'),
    ),
  };
}

/** The inputs of the model for one tenant, which bears its share of what the host's tenants have in common. */
export function modelOfTenant(
  host: HostInputs,
  id: string,
): { inputs: ModelInputs<'requested'>; note?: string } | undefined {
  const at = host.tenants.findIndex(tenant => tenant.id === id);
  if (at < 0) {
    return undefined;
  }
  const { state, vcluster, sidecars } = host.tenants[at];
  const divided = shares(
    host.options.allocation,
    host.tenants.map(({ weight }) => weight),
  );
  return {
    inputs: {
      ...common(host),
      vclusters: [{ count: 1, state, footprint: vcluster }],
      share: divided.shares[at],
      tenantsOfHost: host.tenants.length,
      sidecars,
    },
    note: divided.fallback,
  };
}

function common({ options: { prices }, packs, overhead }: HostInputs) {
  return { basis: 'requested' as const, prices, packs, overhead };
}

/** Vclusters that take up the same, as one group. */
function alike(
  tenants: HostInputs['tenants'],
): Array<ModelInputs<'requested'>['vclusters'][number]> {
  return groupAlike(tenants, 'requested').map(group => {
    const [{ state, vcluster }] = group;
    return {
      count: group.length,
      state,
      footprint:
        group.length === 1
          ? vcluster
          : { ...vcluster, name: `${vcluster.name} and others like it` },
    };
  });
}
