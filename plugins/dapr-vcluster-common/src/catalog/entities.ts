/**
 * Catalog: `spec.type` of a tenant's Resource.
 *
 * @public
 */
export const ENTITY_TYPE = 'kubernetes-cluster';

/**
 * Catalog: tag of a tenant's Resource.
 *
 * @public
 */
export const ENTITY_TAG = 'vcluster';

/**
 * Catalog: tag of a host's Resource.
 *
 * @public
 */
export const HOST_ENTITY_TAG = 'dapr-host';
