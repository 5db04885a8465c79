import { DAPR_KIND_TABLE } from 'backstage-plugin-dapr-vcluster-common';
import {
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

const RBAC = 'rbac.authorization.k8s.io/v1';

function kind(
  apiVersion: string,
  name: string,
  plural: string,
  namespaced = true,
): Resource {
  return { apiVersion, kind: name, plural, namespaced };
}

/** Cluster-wide rights the chart gives the syncer. */
export const CLUSTER_ROLES = kind(RBAC, 'ClusterRole', 'clusterroles', false);

/** Who has {@link CLUSTER_ROLES}. */
export const CLUSTER_ROLE_BINDINGS = kind(
  RBAC,
  'ClusterRoleBinding',
  'clusterrolebindings',
  false,
);

/** Dapr's kinds, as the portal registers them or a syncer copies them. */
export const DAPR_KINDS: Resource[] = Object.values(DAPR_KIND_TABLE);

/** Namespaced kinds the chart renders, beside the control plane. */
export const CHART_KINDS: Resource[] = [
  RESOURCES.services,
  RESOURCES.secrets,
  RESOURCES.configMaps,
  RESOURCES.serviceAccounts,
  kind(RBAC, 'RoleBinding', 'rolebindings'),
  kind(RBAC, 'Role', 'roles'),
  RESOURCES.resourceQuotas,
  kind('v1', 'LimitRange', 'limitranges'),
  kind('networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies'),
];

/** Kinds beside Dapr's that a syncer copies to the host, or that come with what it copies. */
export const SYNCED_KINDS: Resource[] = [
  RESOURCES.pods,
  RESOURCES.services,
  RESOURCES.secrets,
  RESOURCES.configMaps,
  RESOURCES.persistentVolumeClaims,
  RESOURCES.serviceAccounts,
];
