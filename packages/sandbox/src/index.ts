export * from './host';
export { HOST_DEFINITIONS } from './host/definitions';
export { RELEASES } from './recorded/compare/inputs';
export { differences } from './recorded/compare/diff';
export type { Difference } from './recorded/compare/diff';
export { recordedObjects } from './recorded/data';
export type { RecordedTenant } from './recorded/data';
export { Tenants } from './syncer';
export type { ControlPlane, StartControlPlane, TenantConfig } from './syncer';
