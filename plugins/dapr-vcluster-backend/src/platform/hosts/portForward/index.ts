export { openPortForward } from './openPortForward';
export type { PodPort } from './openPortForward';
export type { PodAccess } from './openToVcluster';
export { openToVcluster } from './openToVcluster';
export { PortForwardAgent } from './PortForwardAgent';
