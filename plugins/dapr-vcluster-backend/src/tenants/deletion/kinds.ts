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

const INGRESSES = kind('networking.k8s.io/v1', 'Ingress', 'ingresses');

/** Named like the release, without labels of the chart. */
export const DISRUPTION_BUDGETS = kind(
  'policy/v1',
  'PodDisruptionBudget',
  'poddisruptionbudgets',
);

const VOLUME_SNAPSHOTS = kind(
  'snapshot.storage.k8s.io/v1',
  'VolumeSnapshot',
  'volumesnapshots',
);

/** Namespaced kinds the chart renders, beside the control plane; claims are those of its StatefulSets. */
export const CHART_KINDS: Resource[] = [
  RESOURCES.services,
  RESOURCES.secrets,
  RESOURCES.configMaps,
  RESOURCES.persistentVolumeClaims,
  RESOURCES.serviceAccounts,
  INGRESSES,
  kind(RBAC, 'RoleBinding', 'rolebindings'),
  kind(RBAC, 'Role', 'roles'),
  RESOURCES.resourceQuotas,
  kind('v1', 'LimitRange', 'limitranges'),
  kind('networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies'),
];

/** A syncer copies them for Services without a selector; for all others Kubernetes makes them. */
export const OF_SERVICES: Resource[] = [
  RESOURCES.endpoints,
  RESOURCES.endpointSlices,
];

const GATEWAY = 'gateway.networking.k8s.io';

/**
 * Namespaced kinds beside Dapr's that a syncer copies to the host, or that come with what it copies.
 * Source: `sync.toHost` of the charts 0.20 to 0.37, and their Role (chart/templates/role.yaml).
 */
export const SYNCED_KINDS: Resource[] = [
  RESOURCES.pods,
  RESOURCES.services,
  RESOURCES.secrets,
  RESOURCES.configMaps,
  RESOURCES.persistentVolumeClaims,
  RESOURCES.serviceAccounts,
  RESOURCES.networkPolicies,
  INGRESSES,
  DISRUPTION_BUDGETS,
  VOLUME_SNAPSHOTS,
  kind(`${GATEWAY}/v1`, 'Gateway', 'gateways'),
  kind(`${GATEWAY}/v1`, 'HTTPRoute', 'httproutes'),
  kind(`${GATEWAY}/v1`, 'TLSRoute', 'tlsroutes'),
  kind(`${GATEWAY}/v1`, 'BackendTLSPolicy', 'backendtlspolicies'),
  kind(`${GATEWAY}/v1`, 'ReferenceGrant', 'referencegrants'),
  kind('resource.k8s.io/v1', 'ResourceClaim', 'resourceclaims'),
  kind('resource.k8s.io/v1', 'ResourceClaimTemplate', 'resourceclaimtemplates'),
];
