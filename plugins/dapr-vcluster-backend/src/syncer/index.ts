export { EmbeddedSyncers } from './EmbeddedSyncers';
export type { EmbeddedSyncersOptions } from './EmbeddedSyncers';
export { portalId } from './portalId';
export { readSyncerState } from './readSyncerState';
export type { SyncerState } from './readSyncerState';
