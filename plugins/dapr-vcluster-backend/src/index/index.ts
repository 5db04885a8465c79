export * from './TenantIndex';
export type { DaprFacts } from './dapr';
export type { ObjectName, TenantComponent, TenantPod } from './members';
export { revisionOf } from './revision';
