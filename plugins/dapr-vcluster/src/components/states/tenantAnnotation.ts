import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_TENANT,
  TenantRef,
  parseTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';

/** What an entity says about the tenant it stands for. */
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
 * Whether the tabs and the card have something to show for an entity.
 *
 * @public
 */
export function isDaprVclusterAvailable(entity: Entity): boolean {
  return Boolean(entity.metadata.annotations?.[ANNOTATION_TENANT]);
}
