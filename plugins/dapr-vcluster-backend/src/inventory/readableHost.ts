import { Host, Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { revisionOf } from './revision';

/** Sum over all tenants; unknown when it is unknown of one. */
export function sumOf(
  tenants: readonly Tenant[],
  count: 'sidecars' | 'components',
): number | undefined {
  return tenants.reduce<number | undefined>((sum, { counts }) => {
    const next = counts[count];
    return sum === undefined || next === undefined ? undefined : sum + next;
  }, 0);
}

/** A host as seen by a caller without `host.read`: what concerns tenants is of those only that the caller may read. */
export function readableHost(host: Host, readable: readonly Tenant[]): Host {
  // The findings name files and addresses of the portal's configuration.
  const { revision: _, tenants, sidecars, findings: ___, ...rest } = host;
  const { allowedServiceAccounts: __, ...dapr } = host.dapr;
  const own = readable.filter(({ ref }) => ref.host === host.name);
  const body = {
    ...rest,
    dapr,
    readableOnly: true as const,
    ...(tenants !== undefined && { tenants: own.length }),
    ...(sidecars !== undefined && { sidecars: sumOf(own, 'sidecars') }),
  };
  return { ...body, revision: revisionOf(body) };
}
