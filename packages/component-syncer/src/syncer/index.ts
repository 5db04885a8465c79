export { ComponentSyncer } from './ComponentSyncer';
export type { ComponentSyncerOptions } from './ComponentSyncer';
export type { SyncerEvents, SyncerLogger } from './observers';
export type { SyncerStatus, VclusterStatus } from './status';
