import {
  componentApplyPermission,
  componentDeletePermission,
  kubeconfigIssuePermission,
  tenantDeletePermission,
  tenantReadPermission,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { OperationHandlers } from '../operations';
import { readSuspects, rowWithArrival, tenantWithArrival } from './arrivals';
import { selectTenants } from './selectTenants';
import { userOf } from './userOf';
import type { Services } from '../../compose';

/** Permissions that `?may=` can select by. */
const PERMISSIONS = {
  'tenant.update': tenantUpdatePermission,
  'tenant.delete': tenantDeletePermission,
  'component.apply': componentApplyPermission,
  'component.delete': componentDeletePermission,
  'kubeconfig.issue': kubeconfigIssuePermission,
};

/** Operations on tenants. */
export function tenantHandlers({
  arrivals,
  authorizer,
  events,
  index,
  profileChanger,
  tenantAdopter,
  tenantCreator,
  tenantDeleter,
  tenantPauser,
  tenantUpgrader,
}: Pick<
  Services,
  | 'arrivals'
  | 'authorizer'
  | 'events'
  | 'index'
  | 'profileChanger'
  | 'tenantAdopter'
  | 'tenantCreator'
  | 'tenantDeleter'
  | 'tenantPauser'
  | 'tenantUpgrader'
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
      const { items, total } = selectTenants(changeable, query);
      readSuspects(items, { arrivals, index });
      const rows = items.map(item => rowWithArrival(item, arrivals));
      return { items: rows, total, freshness };
    },

    getTenant: async ({ tenant }) =>
      tenantWithArrival(tenant.snapshot(), arrivals),

    createTenant: async ({ body, query, credentials, signal }) =>
      tenantCreator.create(body, { ...query, credentials, signal }),

    getInstallationLog: async ({ path, query, credentials }) =>
      tenantCreator.installations.read(path.id, query.after, credentials),

    deleteTenant: async ({ tenant, query, signal }) =>
      tenantDeleter.delete(tenant, { ...query, signal }),

    pauseTenant: async ({ tenant, query, signal }) =>
      tenantPauser.pause(tenant, { ...query, signal }),

    changeProfile: async ({ tenant, body, query }) =>
      profileChanger.change(tenant, body, query),

    resumeTenant: async ({ tenant, query }) =>
      tenantPauser.resume(tenant, query),

    adoptTenant: async ({ tenant, body, query, credentials }) =>
      tenantAdopter.adopt(tenant, body, { ...query, credentials }),

    releaseTenant: async ({ tenant, query }) =>
      tenantAdopter.release(tenant, query),

    upgradeTenant: async ({ tenant, body, query, credentials, signal }) =>
      tenantUpgrader.upgrade(tenant, body, {
        ...query,
        user: userOf(credentials),
        signal,
      }),

    listEvents: async ({ tenant }) => events.list(tenant.snapshot()),
  } satisfies Partial<OperationHandlers>;
}
