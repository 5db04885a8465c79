/**
 * Plugin id, used in routes, permissions, channels and the catalog.
 *
 * @public
 */
export const PLUGIN_ID = 'dapr-vcluster';

/**
 * Field manager of every server-side apply this product does.
 *
 * @public
 */
export const FIELD_MANAGER = 'backstage-dapr-vcluster';
