export { readSidecarArgs, sidecarContainer } from './args';
export { BackendRegistry, DEFAULT_REDIS } from './backends';
export type { Backend } from './backends';
export { connectTimeout, giveUp } from './connecting';
export { appChannelUp, healthz, healthzOutbound } from './health';
export type { HealthAnswer } from './health';
export { formatLog } from './log/format';
export { sidecarMetadata } from './metadata';
export type { SidecarMetadata } from './metadata';
export type {
  DaprComponent,
  DaprConfiguration,
  DaprSubscription,
  NamedObjects,
  ScopedObject,
} from './objects';
export { reloadSidecar } from './reload';
export { startSidecar } from './start';
export type {
  ControlPlaneServer,
  RuntimeInfo,
  SidecarInput,
  SidecarState,
} from './types';
