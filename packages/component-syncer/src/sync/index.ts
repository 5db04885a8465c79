export { DaprSync } from './DaprSync';
export type { DaprSyncOptions, Plan } from './options';
export type { SyncAction, SyncEntry, SyncState } from './SyncEntry';
export { HostNameTaken } from './types';
export type {
  DaprResource,
  HostCopy,
  HostSide,
  NamespacedName,
  ResourceView,
  SyncedKind,
  ViewListener,
  VirtualSide,
  Written,
} from './types';
export { isOlder } from './older';
