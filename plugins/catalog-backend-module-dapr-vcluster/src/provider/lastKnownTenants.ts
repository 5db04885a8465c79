import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_HOST,
  ENTITY_TAG,
} from 'backstage-plugin-dapr-vcluster-common';
import { isProvided } from '../entities';

/**
 * The tenants the catalog already has of some hosts. It is the catalog that remembers, not this process, so that a
 * restart or another replica does not forget the tenants of a host that is out of reach.
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

/** An entity as it was given to the catalog, without what the catalog added. */
function asProvided(entity: Entity): Entity {
  const { uid: _uid, etag: _etag, ...metadata } = entity.metadata;
  const { apiVersion, kind, spec } = entity;
  return { apiVersion, kind, metadata, spec };
}
