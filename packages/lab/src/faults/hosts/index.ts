export { FaultHosts } from './FaultHosts';
export { component, COMPONENTS, pod, PODS } from './objects';
