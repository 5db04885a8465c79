/** Plugin id, used in routes, permissions, channels and the catalog. */
export const PLUGIN_ID = 'dapr-vcluster';

/** Field manager of every server-side apply this product does. */
export const FIELD_MANAGER = 'backstage-dapr-vcluster';

/** Prefix of every annotation and label of this product. */
export const ANNOTATION_PREFIX = 'dapr-vcluster/';

/**
 * On a catalog entity: the tenant it stands for, as `<host>/<namespace>/<name>`.
 * Its presence switches the entity tabs and cards on.
 */
export const ANNOTATION_TENANT = `${ANNOTATION_PREFIX}tenant`;

/** On the tenant's own host namespace: the owning catalog entity, e.g. `group:default/team-a`. */
export const ANNOTATION_OWNER = `${ANNOTATION_PREFIX}owner`;

/** On the tenant's own host namespace: the profile it was created with. */
export const ANNOTATION_PROFILE = `${ANNOTATION_PREFIX}profile`;

/** On the tenant's own host namespace: the preset it was created with. */
export const ANNOTATION_PRESET = `${ANNOTATION_PREFIX}preset`;

/** On the tenant's own host namespace: RFC 3339 time after which the tenant may be swept. */
export const ANNOTATION_EXPIRES_AT = `${ANNOTATION_PREFIX}expires-at`;

/** On the tenant's own host namespace: hash of the request, to tell "the same again" from "other values". */
export const ANNOTATION_SPEC_HASH = `${ANNOTATION_PREFIX}spec-hash`;

/** On the tenant's own host namespace, once its deletion was asked for: RFC 3339 time. */
export const ANNOTATION_DELETING = `${ANNOTATION_PREFIX}deleting-since`;

/** On host objects this product made: the virtual namespace they belong to (profiles without a declared copy). */
export const ANNOTATION_VIRTUAL_NAMESPACE = `${ANNOTATION_PREFIX}virtual-namespace`;

/** On a Secret this product made: the Dapr Component whose secret texts it holds. */
export const ANNOTATION_COMPONENT = `${ANNOTATION_PREFIX}component`;

/** On a Dapr Component: the platform team's preset it claims to be. */
export const ANNOTATION_COMPONENT_PRESET = `${ANNOTATION_PREFIX}component-preset`;

/** On workloads and catalog entities: the Dapr app id. */
export const ANNOTATION_APP_ID = `${ANNOTATION_PREFIX}app-id`;

/** Label on every host object this product made. */
export const LABEL_MANAGED_BY = 'app.kubernetes.io/managed-by';

/** Value of {@link LABEL_MANAGED_BY}. */
export const MANAGED_BY = 'backstage-dapr-vcluster';

/** Label on every host object this product made for a tenant: the tenant's name. */
export const LABEL_TENANT = `${ANNOTATION_PREFIX}tenant-name`;

/** Catalog: `spec.type` of a tenant's Resource. */
export const ENTITY_TYPE = 'kubernetes-cluster';

/** Catalog: tag of a tenant's Resource. */
export const ENTITY_TAG = 'vcluster';

/** Event topic: a tenant or its objects changed. Payload: {@link TenantChangedEvent}. */
export const TOPIC_CHANGED = 'dapr-vcluster.changed';

/** Signals channel: same payload as {@link TOPIC_CHANGED}, no data beyond "which tenant, which revision". */
export const CHANNEL_CHANGED = 'dapr-vcluster:changed';

/** Payload of {@link TOPIC_CHANGED}; `tenant` is `<host>/<namespace>/<name>`. */
export type TenantChangedEvent = { tenant: string; revision: string };
