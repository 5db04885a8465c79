import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_HOST,
  ANNOTATION_HOST_NAMESPACES,
  ANNOTATION_PRESET,
  ANNOTATION_PROFILE,
  ANNOTATION_TENANT,
  ENTITY_TAG,
  ENTITY_TYPE,
  TenantSummary,
  hostEntityRef,
  tenantEntityName,
} from 'backstage-plugin-dapr-vcluster-common';
import { ProviderConfig } from '../config';
import { UNKNOWN_OWNER, isOwner } from '../owner';
import { entityLabels } from './labels';
import { LOCATION_ANNOTATIONS } from './location';

/**
 * The catalog entity of a tenant. It contains only identifying and descriptive data. Phase and counts change frequently, so
 * the pages read them from the backend.
 */
export function tenantEntity(
  tenant: TenantSummary,
  config: Pick<ProviderConfig, 'namespace'>,
): Entity {
  const { ref, preset } = tenant;
  const labels = entityLabels(tenant.labels);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: config.namespace,
      name: tenantEntityName(ref),
      title: ref.name,
      description: `vcluster ${ref.name} in namespace ${ref.namespace} of host ${ref.host}`,
      tags: [ENTITY_TAG],
      ...(labels && { labels }),
      annotations: {
        ...LOCATION_ANNOTATIONS,
        [ANNOTATION_TENANT]: tenant.id,
        [ANNOTATION_HOST]: ref.host,
        [ANNOTATION_HOST_NAMESPACES]: hostNamespaces(tenant),
        [ANNOTATION_PROFILE]: tenant.profile,
        ...(preset && { [ANNOTATION_PRESET]: preset }),
      },
    },
    spec: {
      type: ENTITY_TYPE,
      owner: ownerOf(tenant.owner),
      dependsOn: [hostEntityRef(ref.host, config.namespace)],
    },
  };
}

function hostNamespaces(tenant: TenantSummary): string {
  const names = tenant.hostNamespaces.map(namespace => namespace.name);
  return [...new Set([tenant.ref.namespace, ...names])].join(',');
}

/** The owner is free text on a host namespace. An invalid entity ref would make the entity invalid. */
function ownerOf(owner: string | undefined): string {
  return owner && isOwner(owner) ? owner : UNKNOWN_OWNER;
}
