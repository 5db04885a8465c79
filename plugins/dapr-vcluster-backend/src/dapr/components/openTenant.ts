import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { TenantAuthorizer, TenantPermission } from '../../platform/permissions';
import { toRouteError } from '../../platform/hosts';
import {
  assertRunning,
  assertWritable,
  componentsSide,
  LiveTenant,
  LiveTenants,
} from '../../tenants/LiveTenant';

/**
 * A tenant somebody wants to write to.
 *
 * @throws NotFoundError, NotAllowedError naming the permission, ConflictError when it cannot be written to.
 */
export async function openTenant(
  {
    tenants,
    authorizer,
  }: { tenants: LiveTenants; authorizer: TenantAuthorizer },
  ref: TenantRef,
  permission: TenantPermission,
  { credentials }: { credentials: BackstageCredentials },
): Promise<LiveTenant> {
  const tenant = await tenants.open(ref, authorizer, permission, credentials);
  assertWritable(tenant.host);
  assertRunning(tenant);
  return tenant;
}

/** The side objects of Dapr are written to; @throws ServiceUnavailableError when the host does not answer. */
export async function sideOf(tenant: LiveTenant): Promise<'virtual' | 'host'> {
  try {
    return await componentsSide(tenant);
  } catch (error) {
    throw toRouteError(error, { place: `host ${tenant.host.name}` });
  }
}
