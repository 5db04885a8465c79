import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { DeferredEntity } from '@backstage/plugin-catalog-node';
import { PLUGIN_ID } from 'backstage-plugin-dapr-vcluster-common';

/** Location key of all entities of this provider, so that a full sync includes the entities of deltas. */
export const LOCATION_KEY = `${PLUGIN_ID}-provider`;

const LOCATION = `${PLUGIN_ID}:provider`;

/** Annotations that the catalog requires for provided entities. */
export const LOCATION_ANNOTATIONS = {
  [ANNOTATION_LOCATION]: LOCATION,
  [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
};

/** An entity in the format of the catalog. */
export function deferred(entity: Entity): DeferredEntity {
  return { entity, locationKey: LOCATION_KEY };
}

/** Whether an entity comes from this provider. */
export function isProvided(entity: Entity): boolean {
  return entity.metadata.annotations?.[ANNOTATION_LOCATION] === LOCATION;
}
