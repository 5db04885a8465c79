export { DaprSync } from './DaprSync';
export type { DaprSyncOptions } from './DaprSync';
export type { Timers } from './KeyedWorker';
export {
  hostNamespaceTranslation,
  multiNamespaceTranslation,
} from './translation';
export type { Translation } from './translation';
export type {
  DaprResource,
  HostSide,
  NamespacedName,
  ResourceView,
  SyncedKind,
  SyncEntry,
  ViewListener,
  VirtualSide,
} from './types';
