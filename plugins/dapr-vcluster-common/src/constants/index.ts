export { ACTIONS, REGISTRY_ACTIONS } from './actions';
export * from './annotations';
export * from './componentSyncer';
export { CHANNEL_CHANGED, TOPIC_CHANGED } from './events';
export type { TenantChangedEvent, TenantChangedSignal } from './events';
export { FIELD_MANAGER, PLUGIN_ID } from './plugin';
