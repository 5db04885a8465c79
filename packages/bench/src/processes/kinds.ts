/** One kind of objects: where it is listed, and which of them. */
export type Kind = { path: string; labelSelector?: string };

const WORKLOADS =
  'app in (vcluster,dapr-sidecar-injector,dapr-operator,dapr-sentry,dapr-placement-server,dapr-scheduler-server)';

export const COMPONENTS: Kind = { path: '/apis/dapr.io/v1alpha1/components' };
export const CONFIGURATIONS: Kind = {
  path: '/apis/dapr.io/v1alpha1/configurations',
};
export const RELEASES: Kind = {
  path: '/apis/helm.toolkit.fluxcd.io/v2/helmreleases',
};
export const PODS: Kind = { path: '/api/v1/pods' };

/** All kinds the product watches, as it selects them. */
export const KINDS: Kind[] = [
  { path: '/api/v1/namespaces' },
  { path: '/apis/apps/v1/statefulsets', labelSelector: WORKLOADS },
  { path: '/apis/apps/v1/deployments', labelSelector: WORKLOADS },
  CONFIGURATIONS,
  RELEASES,
  COMPONENTS,
  PODS,
];
