export { podResources, resourcesOf, sumCompute } from './podResources';
export type {
  ComputeAmounts,
  ComputeSide,
  ContainerCompute,
  PodContainersSpec,
} from './podResources';
export { parseQuantity } from './quantity';
