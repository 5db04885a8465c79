import { Resource } from './types';

const resource = (
  apiVersion: string,
  kind: string,
  plural: string,
  namespaced = true,
): Resource => ({ apiVersion, kind, plural, namespaced });

/** The built-in kinds that the sandbox's controllers read and write. */
export const NAMESPACES = resource('v1', 'Namespace', 'namespaces', false);
export const NODES = resource('v1', 'Node', 'nodes', false);
export const PODS = resource('v1', 'Pod', 'pods');
export const SECRETS = resource('v1', 'Secret', 'secrets');
export const CONFIG_MAPS = resource('v1', 'ConfigMap', 'configmaps');
export const SERVICES = resource('v1', 'Service', 'services');
export const ENDPOINTS = resource('v1', 'Endpoints', 'endpoints');
export const SERVICE_ACCOUNTS = resource(
  'v1',
  'ServiceAccount',
  'serviceaccounts',
);
export const PERSISTENT_VOLUME_CLAIMS = resource(
  'v1',
  'PersistentVolumeClaim',
  'persistentvolumeclaims',
);
export const RESOURCE_QUOTAS = resource(
  'v1',
  'ResourceQuota',
  'resourcequotas',
);
export const EVENTS = resource('v1', 'Event', 'events');
export const DEPLOYMENTS = resource('apps/v1', 'Deployment', 'deployments');
export const REPLICA_SETS = resource('apps/v1', 'ReplicaSet', 'replicasets');
export const STATEFUL_SETS = resource('apps/v1', 'StatefulSet', 'statefulsets');
export const ROLES = resource('rbac.authorization.k8s.io/v1', 'Role', 'roles');
export const ROLE_BINDINGS = resource(
  'rbac.authorization.k8s.io/v1',
  'RoleBinding',
  'rolebindings',
);
export const CLUSTER_ROLES = resource(
  'rbac.authorization.k8s.io/v1',
  'ClusterRole',
  'clusterroles',
  false,
);
export const CLUSTER_ROLE_BINDINGS = resource(
  'rbac.authorization.k8s.io/v1',
  'ClusterRoleBinding',
  'clusterrolebindings',
  false,
);
export const MUTATING_WEBHOOK_CONFIGURATIONS = resource(
  'admissionregistration.k8s.io/v1',
  'MutatingWebhookConfiguration',
  'mutatingwebhookconfigurations',
  false,
);
export const CUSTOM_RESOURCE_DEFINITIONS = resource(
  'apiextensions.k8s.io/v1',
  'CustomResourceDefinition',
  'customresourcedefinitions',
  false,
);

/** The dapr.io kinds of Dapr 1.18 that the simulated sidecars read. */
export const DAPR_COMPONENTS = resource(
  'dapr.io/v1alpha1',
  'Component',
  'components',
);
export const DAPR_CONFIGURATIONS = resource(
  'dapr.io/v1alpha1',
  'Configuration',
  'configurations',
);
export const DAPR_RESILIENCIES = resource(
  'dapr.io/v1alpha1',
  'Resiliency',
  'resiliencies',
);
export const DAPR_HTTP_ENDPOINTS = resource(
  'dapr.io/v1alpha1',
  'HTTPEndpoint',
  'httpendpoints',
);
export const DAPR_SUBSCRIPTIONS = resource(
  'dapr.io/v2alpha1',
  'Subscription',
  'subscriptions',
);
