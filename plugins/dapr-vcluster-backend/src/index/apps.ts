/** Label `app` of a vcluster's own workload. */
export const VCLUSTER_APP = 'vcluster';

/** Label `app` of Dapr's sidecar injector. */
export const DAPR_INJECTOR_APP = 'dapr-sidecar-injector';

/** Labels `app` of Dapr's control plane. */
export const DAPR_APPS = [
  DAPR_INJECTOR_APP,
  'dapr-operator',
  'dapr-sentry',
  'dapr-placement-server',
  'dapr-scheduler-server',
];

/** Selects the workloads of vclusters and of Dapr in one watch per kind. */
export const WORKLOAD_SELECTOR = `app in (${[VCLUSTER_APP, ...DAPR_APPS].join(
  ',',
)})`;
