import {
  AuthorizeResult,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createTenantConditionalDecision,
  tenantConditions,
} from 'backstage-plugin-dapr-vcluster-backend';
import {
  componentReadPermission,
  RESOURCE_TYPE_TENANT,
  tenantKeepPermission,
  tenantReadPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { Caller } from './roles';

const PUBLIC_READS = [tenantReadPermission.name, componentReadPermission.name];

/** Members: tenants of their groups, but not whether these expire. Guests: read tenants of public hosts. */
export function decideTenant(
  permission: ResourcePermission<typeof RESOURCE_TYPE_TENANT>,
  caller: Caller,
  publicHosts: string[],
): PolicyDecision {
  if (caller.role === 'member') {
    if (permission.name === tenantKeepPermission.name) {
      return { result: AuthorizeResult.DENY };
    }
    return createTenantConditionalDecision(
      permission,
      tenantConditions.isOwner({ claims: caller.claims }),
    );
  }
  if (publicHosts.length === 0 || !PUBLIC_READS.includes(permission.name)) {
    return { result: AuthorizeResult.DENY };
  }
  return createTenantConditionalDecision(
    permission,
    tenantConditions.hasHost({ hosts: publicHosts }),
  );
}
