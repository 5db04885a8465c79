import { tenantReadPermission } from 'backstage-plugin-dapr-vcluster-common';
import { OperationHandlers } from '../operations';
import { userOf } from './userOf';
import type { Services } from '../../compose';

/** Operations on when tenants expire and sleep. */
export function lifecycleHandlers({
  authorizer,
  index,
  lifecycle: { expiry, preview, schedules },
}: Pick<Services, 'authorizer' | 'index' | 'lifecycle'>) {
  return {
    extendTenant: async ({ tenant, body, query }) =>
      expiry.extend(tenant, body, query),

    keepTenant: async ({ tenant, body, query, credentials }) =>
      expiry.keep(tenant, body, { ...query, user: userOf(credentials) }),

    scheduleTenant: async ({ tenant, body, query }) =>
      schedules.set(tenant, body, query),

    getLifecycle: async ({ credentials }) =>
      preview.preview(
        await authorizer.filterTenants(
          credentials,
          index.tenants(),
          tenantReadPermission,
        ),
      ),
  } satisfies Partial<OperationHandlers>;
}
