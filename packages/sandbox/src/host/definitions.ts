import {
  ARGOCD_DEFINITIONS,
  DAPR_DEFINITIONS,
  FLUX_DEFINITIONS,
  KubeObject,
} from 'dapr-vcluster-kube-sim';

/** CustomResourceDefinitions of every kind that a simulated host serves beside Kubernetes' own. */
export const HOST_DEFINITIONS: KubeObject[] = [
  ...DAPR_DEFINITIONS,
  ...FLUX_DEFINITIONS,
  ...ARGOCD_DEFINITIONS,
];
