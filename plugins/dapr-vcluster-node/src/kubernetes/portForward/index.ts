export { openPortForward } from './openPortForward';
export type { OpenPort, PodPort } from './openPortForward';
export { PortForwardAgent } from './PortForwardAgent';
export { portForwardRefused } from './refused';
