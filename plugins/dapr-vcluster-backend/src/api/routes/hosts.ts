import {
  hostReadPermission,
  tenantReadPermission,
} from 'backstage-plugin-dapr-vcluster-common';
import { readableHost } from '../../inventory/readableHost';
import { OperationHandlers } from '../operations';
import type { Services } from '../../compose';

/** Operations on hosts. */
export function hostHandlers({
  authorizer,
  controlPlane,
  hostChecks,
  index,
}: Pick<Services, 'authorizer' | 'controlPlane' | 'hostChecks' | 'index'>) {
  return {
    listHosts: async ({ credentials }) => {
      const hosts = index.hosts();
      if (await authorizer.isAllowed(credentials, hostReadPermission)) {
        return { items: hosts };
      }
      const readable = await authorizer.filterTenants(
        credentials,
        index.tenants(),
        tenantReadPermission,
      );
      return { items: hosts.map(host => readableHost(host, readable)) };
    },

    checkHost: async ({ path }) => hostChecks.check(path.host),

    getControlPlane: async ({ path, credentials }) =>
      controlPlane.describe(path.host, {
        wholeHost: await authorizer.isAllowed(credentials, hostReadPermission),
        readable: tenants =>
          authorizer.filterTenants(credentials, tenants, tenantReadPermission),
      }),
  } satisfies Partial<OperationHandlers>;
}
