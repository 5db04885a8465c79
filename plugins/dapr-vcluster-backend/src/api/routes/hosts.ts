import { tenantReadPermission } from 'backstage-plugin-dapr-vcluster-common';
import { OperationHandlers } from '../operations';
import type { Services } from '../../compose';

/** Operations on hosts. */
export function hostHandlers({
  authorizer,
  controlPlane,
  index,
}: Pick<Services, 'authorizer' | 'controlPlane' | 'index'>) {
  return {
    listHosts: async () => ({ items: index.hosts() }),

    getControlPlane: async ({ path, credentials }) =>
      controlPlane.describe(path.host, tenants =>
        authorizer.filterTenants(credentials, tenants, tenantReadPermission),
      ),
  } satisfies Partial<OperationHandlers>;
}
