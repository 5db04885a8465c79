import {
  LABEL_MANAGED_BY,
  MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { PortalIdentity } from './portalIdentity';

const GROUP = 'rbac.authorization.k8s.io';

/** ClusterRole with the rights that the portal needs in the namespaces of tenants, and name of its RoleBindings. */
export const TENANT_ROLE = 'dapr-vcluster-tenant';

/** Gives the portal the rights of {@link TENANT_ROLE} in one namespace. */
export function tenantRoleBinding(
  namespace: string,
  { username, serviceAccount }: PortalIdentity,
): KubeObject {
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'RoleBinding',
    metadata: {
      name: TENANT_ROLE,
      namespace,
      labels: { [LABEL_MANAGED_BY]: MANAGED_BY },
    },
    roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: TENANT_ROLE },
    subjects: [
      serviceAccount
        ? { kind: 'ServiceAccount', ...serviceAccount }
        : { apiGroup: GROUP, kind: 'User', name: username },
    ],
  };
}
