import {
  componentApplyPermission,
  componentDeletePermission,
  tenantDeletePermission,
  tenantReadPermission,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { OperationHandlers } from '../operations';
import { selectTenants } from './selectTenants';
import type { Services } from '../../compose';

/** Permissions that `?may=` can select by. */
const PERMISSIONS = {
  'tenant.update': tenantUpdatePermission,
  'tenant.delete': tenantDeletePermission,
  'component.apply': componentApplyPermission,
  'component.delete': componentDeletePermission,
};

/** Operations on tenants. */
export function tenantHandlers({
  authorizer,
  events,
  index,
  tenantCreator,
  tenantDeleter,
}: Pick<
  Services,
  'authorizer' | 'events' | 'index' | 'tenantCreator' | 'tenantDeleter'
>) {
  return {
    listTenants: async ({ query, credentials }) => {
      const visible = await authorizer.filterTenants(
        credentials,
        index.tenants(),
        tenantReadPermission,
      );
      const changeable = query.may
        ? await authorizer.filterTenants(
            credentials,
            visible,
            PERMISSIONS[query.may],
          )
        : visible;
      const freshness = index
        .freshness()
        .filter(({ host }) => !query.host || host === query.host);
      return { ...selectTenants(changeable, query), freshness };
    },

    getTenant: async ({ tenant: { tenant } }) => tenant,

    createTenant: async ({ body, query, credentials, signal }) =>
      tenantCreator.create(body, { ...query, credentials, signal }),

    getInstallationLog: async ({ path, query, credentials }) =>
      tenantCreator.installations.read(path.id, query.after, credentials),

    deleteTenant: async ({ tenant, query, signal }) =>
      tenantDeleter.delete(tenant, { ...query, signal }),

    listEvents: async ({ tenant }) => events.list(tenant.snapshot()),
  } satisfies Partial<OperationHandlers>;
}
