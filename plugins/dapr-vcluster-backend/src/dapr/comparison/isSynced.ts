import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { Ownership } from '../../inventory/members';

/**
 * Whether a tenant's Dapr resources come from its vcluster, so that this is what declares them. A tenant of profile
 * `oss-hostmanaged` has them registered on the host; but that profile is also what a vcluster looks like that syncs
 * in single-namespace mode, and then the copies on the host show it.
 */
export function isSynced(
  { profile }: Pick<Tenant, 'profile'>,
  onHost: readonly Pick<Ownership, 'managedBy'>[],
): boolean {
  return (
    profile !== 'oss-hostmanaged' ||
    onHost.some(({ managedBy }) => managedBy === 'tenant')
  );
}
