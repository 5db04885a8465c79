import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_HOST,
  ENTITY_TAG,
} from 'backstage-plugin-dapr-vcluster-common';
import { isProvided } from '../entities';

/**
 * The tenants of some hosts that the catalog already contains. They are read from the catalog, so that the tenants of an
 * unreachable host are kept after a restart and with several replicas.
 */
export async function lastKnownTenants(
  hosts: string[],
  deps: { catalog: CatalogService; auth: AuthService },
): Promise<Entity[]> {
  if (hosts.length === 0) {
    return [];
  }
  const { items } = await deps.catalog.getEntities(
    {
      filter: {
        kind: 'Resource',
        'metadata.tags': ENTITY_TAG,
        [`metadata.annotations.${ANNOTATION_HOST}`]: hosts,
      },
    },
    { credentials: await deps.auth.getOwnServiceCredentials() },
  );
  return items.filter(isProvided).map(asProvided);
}

/** An entity without the data that the catalog adds. */
function asProvided(entity: Entity): Entity {
  const { uid: _uid, etag: _etag, ...metadata } = entity.metadata;
  const { apiVersion, kind, spec } = entity;
  return { apiVersion, kind, metadata, spec };
}
