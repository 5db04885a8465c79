export type { SyncerSeen } from './describe';
export { syncFindings } from './findings';
export { SyncerObserver } from './SyncerObserver';
export { syncOf } from './syncOf';
