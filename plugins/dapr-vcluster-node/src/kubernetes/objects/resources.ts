import { DAPR_KIND_TABLE } from 'backstage-plugin-dapr-vcluster-common';
import { Resource } from './types';

function kind(
  apiVersion: string,
  name: string,
  plural: string,
  namespaced = true,
): Resource {
  return { apiVersion, kind: name, plural, namespaced };
}

const RBAC = 'rbac.authorization.k8s.io/v1';

/**
 * Kinds of Kubernetes, Dapr and Flux, as API servers address them; {@link Discovery} finds any other.
 *
 * @public
 */
export const RESOURCES = {
  namespaces: kind('v1', 'Namespace', 'namespaces', false),
  nodes: kind('v1', 'Node', 'nodes', false),
  pods: kind('v1', 'Pod', 'pods'),
  services: kind('v1', 'Service', 'services'),
  secrets: kind('v1', 'Secret', 'secrets'),
  configMaps: kind('v1', 'ConfigMap', 'configmaps'),
  serviceAccounts: kind('v1', 'ServiceAccount', 'serviceaccounts'),
  persistentVolumeClaims: kind(
    'v1',
    'PersistentVolumeClaim',
    'persistentvolumeclaims',
  ),
  events: kind('v1', 'Event', 'events'),
  limitRanges: kind('v1', 'LimitRange', 'limitranges'),
  persistentVolumes: kind('v1', 'PersistentVolume', 'persistentvolumes', false),
  endpoints: kind('v1', 'Endpoints', 'endpoints'),
  resourceQuotas: kind('v1', 'ResourceQuota', 'resourcequotas'),
  endpointSlices: kind(
    'discovery.k8s.io/v1',
    'EndpointSlice',
    'endpointslices',
  ),
  leases: kind('coordination.k8s.io/v1', 'Lease', 'leases'),
  networkPolicies: kind(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    'networkpolicies',
  ),
  roles: kind(RBAC, 'Role', 'roles'),
  roleBindings: kind(RBAC, 'RoleBinding', 'rolebindings'),
  clusterRoles: kind(RBAC, 'ClusterRole', 'clusterroles', false),
  clusterRoleBindings: kind(
    RBAC,
    'ClusterRoleBinding',
    'clusterrolebindings',
    false,
  ),
  mutatingWebhookConfigurations: kind(
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    'mutatingwebhookconfigurations',
    false,
  ),
  customResourceDefinitions: kind(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    'customresourcedefinitions',
    false,
  ),
  podMetrics: kind('metrics.k8s.io/v1beta1', 'PodMetrics', 'pods'),
  deployments: kind('apps/v1', 'Deployment', 'deployments'),
  statefulSets: kind('apps/v1', 'StatefulSet', 'statefulsets'),
  replicaSets: kind('apps/v1', 'ReplicaSet', 'replicasets'),
  components: DAPR_KIND_TABLE.Component,
  configurations: DAPR_KIND_TABLE.Configuration,
  resiliencies: DAPR_KIND_TABLE.Resiliency,
  httpEndpoints: DAPR_KIND_TABLE.HTTPEndpoint,
  subscriptions: DAPR_KIND_TABLE.Subscription,
  helmReleases: kind(
    'helm.toolkit.fluxcd.io/v2',
    'HelmRelease',
    'helmreleases',
  ),
  helmRepositories: kind(
    'source.toolkit.fluxcd.io/v1',
    'HelmRepository',
    'helmrepositories',
  ),
  applications: kind('argoproj.io/v1alpha1', 'Application', 'applications'),
  appProjects: kind('argoproj.io/v1alpha1', 'AppProject', 'appprojects'),
} as const satisfies Record<string, Resource>;

/**
 * `pods`, or `components.dapr.io` for kinds of a named group.
 *
 * @public
 */
export function resourceName(resource: Resource): string {
  const [group, version] = resource.apiVersion.split('/');
  return version ? `${resource.plural}.${group}` : resource.plural;
}
