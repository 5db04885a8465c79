export { FaultHosts } from './FaultHosts';
export { component, pod } from './objects';
