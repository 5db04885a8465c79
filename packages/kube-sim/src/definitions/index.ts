import argocd from './argocd.data.json';
import dapr from './dapr.data.json';
import flux from './flux.data.json';
import { KubeObject } from '../apiserver';

/** The CustomResourceDefinitions of Dapr 1.18, all seven. */
export const DAPR_DEFINITIONS = dapr as unknown as KubeObject[];

/** Flux: HelmRelease v2 and HelmRepository v1. */
export const FLUX_DEFINITIONS = flux as unknown as KubeObject[];

/** Argo CD: Application and AppProject v1alpha1. */
export const ARGOCD_DEFINITIONS = argocd as unknown as KubeObject[];

/** The definitions of all custom kinds that come along. */
export const HOST_DEFINITIONS = [
  ...DAPR_DEFINITIONS,
  ...FLUX_DEFINITIONS,
  ...ARGOCD_DEFINITIONS,
];
