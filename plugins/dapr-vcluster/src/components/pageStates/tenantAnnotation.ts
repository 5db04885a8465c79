import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_TENANT,
  TenantRef,
  parseTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';

/** Result of reading the tenant annotation of an entity. */
export type TenantAnnotation =
  | { state: 'missing' }
  | { state: 'unreadable'; value: string }
  | { state: 'present'; ref: TenantRef };

/** Reads the annotation `dapr-vcluster/tenant`. */
export function readTenantAnnotation(entity: Entity): TenantAnnotation {
  const value = entity.metadata.annotations?.[ANNOTATION_TENANT];
  if (!value) {
    return { state: 'missing' };
  }
  try {
    return { state: 'present', ref: parseTenantRef(value) };
  } catch {
    return { state: 'unreadable', value };
  }
}

/**
 * Whether an entity has the tenant annotation, and so gets the tabs and the card.
 *
 * @public
 */
export function isDaprVclusterAvailable(entity: Entity): boolean {
  return Boolean(entity.metadata.annotations?.[ANNOTATION_TENANT]);
}
