import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { DeferredEntity } from '@backstage/plugin-catalog-node';
import { PLUGIN_ID } from 'backstage-plugin-dapr-vcluster-common';

/** Every entity of this provider comes from here, so that a full sync owns what a delta added. */
export const LOCATION_KEY = `${PLUGIN_ID}-provider`;

const LOCATION = `${PLUGIN_ID}:provider`;

/** Annotations the catalog demands of every provided entity. */
export const LOCATION_ANNOTATIONS = {
  [ANNOTATION_LOCATION]: LOCATION,
  [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
};

/** An entity as the catalog takes it. */
export function deferred(entity: Entity): DeferredEntity {
  return { entity, locationKey: LOCATION_KEY };
}

/** Whether an entity of the catalog came from this provider. */
export function isProvided(entity: Entity): boolean {
  return entity.metadata.annotations?.[ANNOTATION_LOCATION] === LOCATION;
}
