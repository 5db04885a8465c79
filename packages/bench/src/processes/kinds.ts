/** One kind of objects: where it is listed, and which of them. */
export type Kind = { path: string; labelSelector?: string };

const WORKLOADS =
  'app in (vcluster,dapr-sidecar-injector,dapr-operator,dapr-sentry,dapr-placement-server,dapr-scheduler-server)';

export const COMPONENTS: Kind = { path: '/apis/dapr.io/v1alpha1/components' };
/** The kinds of Dapr besides Components. */
export const RESOURCES: Kind[] = [
  { path: '/apis/dapr.io/v1alpha1/configurations' },
  { path: '/apis/dapr.io/v2alpha1/subscriptions' },
  { path: '/apis/dapr.io/v1alpha1/resiliencies' },
  { path: '/apis/dapr.io/v1alpha1/httpendpoints' },
  { path: '/apis/dapr.io/v1alpha1/workflowaccesspolicies' },
  { path: '/apis/dapr.io/v1alpha1/mcpservers' },
];
export const RELEASES: Kind = {
  path: '/apis/helm.toolkit.fluxcd.io/v2/helmreleases',
};
export const PODS: Kind = { path: '/api/v1/pods' };

/** All kinds the product watches, as it selects them. */
export const KINDS: Kind[] = [
  { path: '/api/v1/namespaces' },
  { path: '/apis/apps/v1/statefulsets', labelSelector: WORKLOADS },
  { path: '/apis/apps/v1/deployments', labelSelector: WORKLOADS },
  ...RESOURCES,
  RELEASES,
  COMPONENTS,
  PODS,
];
