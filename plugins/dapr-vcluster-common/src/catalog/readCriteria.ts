import {
  PermissionCondition,
  PermissionCriteria,
} from '@backstage/plugin-permission-common';
import { ANNOTATION_TENANT } from '../constants';
import { ANNOTATION_HOST } from './annotations';

/**
 * Who reads the catalog.
 *
 * @public
 */
export type CatalogReader = {
  /** Ownership entity refs of the user, such as `user:default/ann` and `group:default/team-a`. */
  claims: string[];
  /** Names of hosts of which everybody can read the host and all tenants. Default: none. */
  publicHosts?: string[];
  /** Whether the user can read all hosts, as with the permission `dapr-vcluster.host.read`. Default: false. */
  canReadHosts?: boolean;
};

/**
 * Criteria of a conditional decision on `catalog.entity.read`: tenants for their owners, hosts for whoever can read
 * hosts, all other entities for everybody. The relations of an entity are not filtered by the catalog, and those of a
 * host name all its tenants; therefore a host needs a permission of its own.
 *
 * @public
 */
export function catalogReadCriteria({
  claims,
  publicHosts = [],
  canReadHosts = false,
}: CatalogReader): PermissionCriteria<PermissionCondition<'catalog-entity'>> {
  const notTenant = { not: hasAnnotation(ANNOTATION_TENANT) };
  const notHost = { not: hasAnnotation(ANNOTATION_HOST) };
  return {
    anyOf: [
      canReadHosts ? notTenant : { allOf: [notTenant, notHost] },
      condition('IS_ENTITY_OWNER', { claims }),
      ...publicHosts.map(host => hasAnnotation(ANNOTATION_HOST, host)),
    ],
  };
}

function hasAnnotation(annotation: string, value?: string) {
  return condition('HAS_ANNOTATION', {
    annotation,
    ...(value !== undefined && { value }),
  });
}

/** A condition with one of the catalog's own rules. */
function condition(
  rule: string,
  params: PermissionCondition['params'],
): PermissionCondition<'catalog-entity'> {
  return { rule, resourceType: 'catalog-entity', params };
}
