export { podResources, resourcesOf, sumCompute } from './podResources';
export type { PodContainersSpec } from './podResources';
export { parseQuantity } from './quantity';
export { isSameVersion, kubernetesSupport } from './versions';
