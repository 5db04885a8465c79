/**
 * Event topic: a tenant or its objects changed. Payload: {@link TenantChangedEvent}.
 *
 * @public
 */
export const TOPIC_CHANGED = 'dapr-vcluster.changed';

/**
 * Signals channel: a tenant or its objects changed. Message: {@link TenantChangedSignal}.
 *
 * @public
 */
export const CHANNEL_CHANGED = 'dapr-vcluster:changed';

/**
 * Payload of {@link TOPIC_CHANGED}; `tenant` is `<host>/<namespace>/<name>`.
 *
 * @public
 */
export type TenantChangedEvent = { tenant: string; revision: string };

/**
 * Message on {@link CHANNEL_CHANGED}. Only members of the owner receive the tenant's name; the message to everybody is
 * empty and says that something changed.
 *
 * @public
 */
export type TenantChangedSignal = Partial<TenantChangedEvent>;
