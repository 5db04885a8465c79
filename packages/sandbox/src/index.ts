export * from './host';
export { RELEASES } from './recorded/inputs';
export { differences } from './recorded/differences';
export type { Difference } from './recorded/differences';
export { recordedObjects } from './recorded/data';
export type { RecordedTenant } from './recorded/data';
export { Tenants } from './syncer';
export type { ControlPlane, StartControlPlane, TenantConfig } from './syncer';
