export type { SyncStatus } from './status';
export { TenantSync } from './TenantSync';
export type { TenantSyncOptions } from './TenantSync';
