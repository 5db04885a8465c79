import argocd from '../apiserver/schema/data/argocd.data.json';
import dapr from '../apiserver/schema/data/dapr.data.json';
import flux from '../apiserver/schema/data/flux.data.json';
import { KubeObject } from '../client';

/** Definitions of Dapr 1.18's kinds. */
export function daprDefinitions(): KubeObject[] {
  return dapr as unknown as KubeObject[];
}

/** Definitions of every kind that a simulated host serves beside Kubernetes' own. */
export function hostDefinitions(): KubeObject[] {
  return [
    ...daprDefinitions(),
    ...(flux as unknown as KubeObject[]),
    ...(argocd as unknown as KubeObject[]),
  ];
}
