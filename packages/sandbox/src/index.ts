export * from './apiserver';
export {
  Informers,
  PERSISTENT_VOLUME_CLAIMS,
  PODS,
  refOf,
  runController,
  SandboxClient,
  SERVICES,
} from './client';
export type {
  Container,
  ContainerStatus,
  Controller,
  KubeObject as WatchedObject,
  Pod,
  Resource,
} from './client';
export * from './host';
export { hostDefinitions } from './host/definitions';
export { recordedObjects } from './recorded/data';
export { Tenants } from './syncer';
export type { ControlPlane, StartControlPlane, TenantConfig } from './syncer';
