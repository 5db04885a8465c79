import { ControlPlane } from 'backstage-plugin-dapr-vcluster-common';
import { doubtOfAbsence } from '../../inventory/model/sources';
import { HostSnapshot, TenantSnapshot } from '../../inventory/TenantIndex';

/** The Component syncer of a host, with rows of the tenants that are given; numbers over all tenants only on request. */
export function syncerOf(
  { syncer, state, tenants: all, freshness }: HostSnapshot,
  tenants: readonly TenantSnapshot[],
  wholeHost: boolean,
): ControlPlane['syncer'] {
  const { vclusters: _, settled: __, replicas, ...seen } = syncer;
  const gap = doubtOfAbsence(state);
  return {
    ...seen,
    tenants: tenants.flatMap(({ tenant: { id, sync } }) =>
      sync ? [{ tenant: id, sync }] : [],
    ),
    ...(wholeHost && {
      replicas,
      total: gap
        ? { state: 'unknown', reason: gap }
        : {
            state: 'known',
            value: all.filter(({ tenant }) => tenant.sync).length,
            observedAt: freshness('').observedAt,
          },
    }),
  };
}
