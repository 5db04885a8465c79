import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import {
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  PolicyDecision,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  ANNOTATION_HOST,
  ANNOTATION_TENANT,
} from 'backstage-plugin-dapr-vcluster-common';
import { Caller } from './roles';

/**
 * An entity of a tenant requires permission to read the tenant; all other
 * entities are public. Members can refresh entities that they own.
 */
export function decideCatalog(
  permission: ResourcePermission<'catalog-entity'>,
  caller: Caller,
  publicHosts: string[],
): PolicyDecision {
  const { hasAnnotation, isEntityOwner } = catalogConditions;
  const noTenant = { not: hasAnnotation({ annotation: ANNOTATION_TENANT }) };

  if (permission.name === catalogEntityReadPermission.name) {
    const visible =
      caller.role === 'member'
        ? [isEntityOwner({ claims: caller.claims })]
        : publicHosts.map(host =>
            hasAnnotation({ annotation: ANNOTATION_HOST, value: host }),
          );
    return createCatalogConditionalDecision(permission, {
      anyOf: [noTenant, ...visible],
    });
  }
  if (
    permission.name === catalogEntityRefreshPermission.name &&
    caller.role === 'member'
  ) {
    return createCatalogConditionalDecision(
      permission,
      isEntityOwner({ claims: caller.claims }),
    );
  }
  return { result: AuthorizeResult.DENY };
}
