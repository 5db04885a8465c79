import { Resource, RESOURCES } from '../../platform/hosts';

const RBAC = 'rbac.authorization.k8s.io/v1';

/** Cluster-wide rights the chart gives the syncer. */
export const CLUSTER_ROLES: Resource = {
  apiVersion: RBAC,
  kind: 'ClusterRole',
  plural: 'clusterroles',
  namespaced: false,
};

/** Who has {@link CLUSTER_ROLES}. */
export const CLUSTER_ROLE_BINDINGS: Resource = {
  apiVersion: RBAC,
  kind: 'ClusterRoleBinding',
  plural: 'clusterrolebindings',
  namespaced: false,
};

/** Namespaced kinds the chart renders with its labels, beside the control plane. */
export const CHART_KINDS: Resource[] = [
  RESOURCES.services,
  RESOURCES.secrets,
  RESOURCES.configMaps,
  RESOURCES.serviceAccounts,
  {
    apiVersion: RBAC,
    kind: 'RoleBinding',
    plural: 'rolebindings',
    namespaced: true,
  },
  { apiVersion: RBAC, kind: 'Role', plural: 'roles', namespaced: true },
];
