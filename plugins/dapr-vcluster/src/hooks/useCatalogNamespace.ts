import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { readCatalogNamespace } from 'backstage-plugin-dapr-vcluster-common';

/** Catalog namespace of the entities of tenants and hosts. */
export function useCatalogNamespace(): string {
  return readCatalogNamespace(useApi(configApiRef));
}
