/** Configuration key of the catalog namespace of all entities: the provider's, and everybody else follows it. */
export const CATALOG_NAMESPACE_KEY = 'catalog.providers.daprVcluster.namespace';

/**
 * Catalog namespace of the entities of tenants and hosts.
 *
 * @public
 */
export function readCatalogNamespace(config: {
  getOptionalString(key: string): string | undefined;
}): string {
  return config.getOptionalString(CATALOG_NAMESPACE_KEY) ?? 'default';
}
