import {
  checkTenantName,
  componentApplyPermission,
  componentDeletePermission,
  kubeconfigIssuePermission,
  tenantDeletePermission,
  tenantReadPermission,
  tenantUpdatePermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { OperationHandlers } from '../operations';
import { oneAtATime } from './oneAtATime';
import { readSuspects, rowWithArrival, tenantWithArrival } from './arrivals';
import { selectTenants } from './selectTenants';
import { assertNotExpired } from '../../tenants';
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
  gitDrift,
  index,
  lifecycle,
  profileChanger,
  tenantAdopter,
  tenantCreator,
  tenantDeleter,
  tenantLocks,
  tenantPauser,
  tenants,
  tenantUpgrader,
}: Pick<
  Services,
  | 'arrivals'
  | 'authorizer'
  | 'events'
  | 'gitDrift'
  | 'index'
  | 'lifecycle'
  | 'profileChanger'
  | 'tenantAdopter'
  | 'tenantCreator'
  | 'tenantDeleter'
  | 'tenantLocks'
  | 'tenantPauser'
  | 'tenants'
  | 'tenantUpgrader'
>) {
  const { run, onTenant } = oneAtATime({ tenantLocks, tenants });
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
      lifecycle.withTimes(
        gitDrift.shown(await tenantWithArrival(tenant.snapshot(), arrivals)),
      ),

    createTenant: async call => {
      const { body, query, credentials, signal } = call;
      const create = () =>
        tenantCreator.create(body, { ...query, credentials, signal });
      const { host, name, namespace = `vcluster-${name}` } = body;
      // What is no name is refused, and nothing works at it.
      return checkTenantName(name)
        ? create()
        : run('create', { host, namespace, name }, call, create);
    },

    getInstallationLog: async ({ path, query, credentials }) =>
      tenantCreator.installations.read(path.id, query.after, credentials),

    deleteTenant: async call => {
      const { tenant, query, credentials, signal } = call;
      const { ref } = tenant;
      return run('delete', ref, call, async () =>
        tenantDeleter.delete(
          query.dryRun ? tenant : await tenantDeleter.open(ref, credentials),
          { ...query, signal },
        ),
      );
    },

    pauseTenant: async call =>
      onTenant('pause', call, tenant =>
        tenantPauser.pause(tenant, { ...call.query, signal: call.signal }),
      ),

    changeProfile: async call =>
      onTenant('change-profile', call, tenant =>
        profileChanger.change(tenant, call.body, call.query),
      ),

    resumeTenant: async call =>
      onTenant('resume', call, async tenant => {
        assertNotExpired(tenant);
        return tenantPauser.resume(tenant, call.query);
      }),

    adoptTenant: async call =>
      onTenant('adopt', call, tenant =>
        tenantAdopter.adopt(tenant, call.body, {
          ...call.query,
          credentials: call.credentials,
        }),
      ),

    releaseTenant: async call =>
      onTenant('release', call, tenant =>
        tenantAdopter.release(tenant, call.query),
      ),

    upgradeTenant: async call =>
      onTenant('upgrade', call, tenant =>
        tenantUpgrader.upgrade(tenant, call.body, {
          ...call.query,
          user: userOf(call.credentials),
          signal: call.signal,
        }),
      ),

    listEvents: async ({ tenant }) => events.list(tenant.snapshot()),
  } satisfies Partial<OperationHandlers>;
}
