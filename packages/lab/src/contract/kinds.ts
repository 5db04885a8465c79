import { Resource } from 'dapr-vcluster-kube-sim/client';

const kind = (
  apiVersion: string,
  name: string,
  plural: string,
  namespaced = true,
): Resource => ({ apiVersion, kind: name, plural, namespaced });

const RBAC = 'rbac.authorization.k8s.io/v1';

/** The kinds that the contract reads and writes. */
export const K = {
  namespaces: kind('v1', 'Namespace', 'namespaces', false),
  pods: kind('v1', 'Pod', 'pods'),
  secrets: kind('v1', 'Secret', 'secrets'),
  services: kind('v1', 'Service', 'services'),
  serviceAccounts: kind('v1', 'ServiceAccount', 'serviceaccounts'),
  claims: kind('v1', 'PersistentVolumeClaim', 'persistentvolumeclaims'),
  events: kind('v1', 'Event', 'events'),
  deployments: kind('apps/v1', 'Deployment', 'deployments'),
  statefulSets: kind('apps/v1', 'StatefulSet', 'statefulsets'),
  roleBindings: kind(RBAC, 'RoleBinding', 'rolebindings'),
  clusterRoleBindings: kind(
    RBAC,
    'ClusterRoleBinding',
    'clusterrolebindings',
    false,
  ),
  configMaps: kind('v1', 'ConfigMap', 'configmaps'),
  quotas: kind('v1', 'ResourceQuota', 'resourcequotas'),
  limits: kind('v1', 'LimitRange', 'limitranges'),
  policies: kind('networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies'),
  roles: kind(RBAC, 'Role', 'roles'),
  clusterRoles: kind(RBAC, 'ClusterRole', 'clusterroles', false),
  webhooks: kind(
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    'mutatingwebhookconfigurations',
    false,
  ),
  definitions: kind(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    'customresourcedefinitions',
    false,
  ),
  components: kind('dapr.io/v1alpha1', 'Component', 'components'),
  configurations: kind('dapr.io/v1alpha1', 'Configuration', 'configurations'),
  resiliencies: kind('dapr.io/v1alpha1', 'Resiliency', 'resiliencies'),
  httpEndpoints: kind('dapr.io/v1alpha1', 'HTTPEndpoint', 'httpendpoints'),
  subscriptions: kind('dapr.io/v2alpha1', 'Subscription', 'subscriptions'),
};
