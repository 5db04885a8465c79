export * from './apiserver';
export { RECORDED_SCENARIOS, replay } from './apiserver/contract/replay';
export { RawClient } from './apiserver/testing/RawClient';
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
  NewObject,
  Pod,
  Resource,
} from './client';
export * from './host';
export { hostDefinitions } from './host/definitions';
export { RELEASES } from './recorded/compare/inputs';
export { differences } from './recorded/compare/diff';
export type { Difference } from './recorded/compare/diff';
export { recordedObjects } from './recorded/data';
export type { RecordedTenant } from './recorded/data';
export { pathsInPackage } from './packagePath';
export { Tenants } from './syncer';
export type { ControlPlane, StartControlPlane, TenantConfig } from './syncer';
