/**
 * Copies Dapr resources from vclusters to their host, checks them on the way and reports back. It needs no Backstage.
 *
 * @packageDocumentation
 */
export { installHostDefinitions, takeOver } from './adoption';
export type { TakeOver } from './adoption';
export { ownerLabels, sourceAnnotations } from './copy';
export type { MetadataAllowList } from './copy';
export { DEFAULT_LEASE_TIMING } from './membership';
export type { LeaseTiming } from './membership';
export { DEFAULT_SETTINGS } from './settings';
export type { NamespaceScoping, SyncerSettings } from './settings';
export { DaprSync, HostNameTaken } from './sync';
export type {
  DaprResource,
  DaprSyncOptions,
  HostCopy,
  HostSide,
  NamespacedName,
  Plan,
  ResourceView,
  SyncAction,
  SyncedKind,
  SyncEntry,
  SyncState,
  ViewListener,
  VirtualSide,
  Written,
} from './sync';
export { ComponentSyncer } from './syncer';
export type {
  ComponentSyncerOptions,
  SyncerEvents,
  SyncerLogger,
  SyncerStatus,
  VclusterStatus,
} from './syncer';
export type { SyncStatus } from './tenant';
export { connectByService } from './vclusters';
export type { ConnectToVcluster } from './vclusters';
export { realTimers } from './work';
export type { Timers, WorkerLimits } from './work';
