export { DEFAULT_SETTINGS } from './settings';
export type { NamespaceScoping, SyncerSettings } from './settings';
