import { CONTROL_PLANE_APPS } from 'backstage-plugin-dapr-vcluster-common/rules';

/** Label `app` of a vcluster's own workload. */
export const VCLUSTER_APP = 'vcluster';

/** Label `app` of Dapr's sidecar injector. */
export const DAPR_INJECTOR_APP = 'dapr-sidecar-injector';

/** Selects the workloads of vclusters and of Dapr in one watch per kind. */
export const WORKLOAD_SELECTOR = `app in (${[
  VCLUSTER_APP,
  ...CONTROL_PLANE_APPS,
].join(',')})`;
