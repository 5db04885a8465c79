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
import { catalogReadCriteria } from 'backstage-plugin-dapr-vcluster-common';
import { Caller } from './roles';

/**
 * Tenants are for their owners, hosts for platform engineers, whose relations
 * name all tenants; all other entities are public, and so is everything of a
 * public host. Members can refresh entities that they own.
 */
export function decideCatalog(
  permission: ResourcePermission<'catalog-entity'>,
  caller: Caller,
  publicHosts: string[],
): PolicyDecision {
  if (permission.name === catalogEntityReadPermission.name) {
    return createCatalogConditionalDecision(
      permission,
      catalogReadCriteria({ claims: caller.claims, publicHosts }),
    );
  }
  if (
    permission.name === catalogEntityRefreshPermission.name &&
    caller.role === 'member'
  ) {
    return createCatalogConditionalDecision(
      permission,
      catalogConditions.isEntityOwner({ claims: caller.claims }),
    );
  }
  return { result: AuthorizeResult.DENY };
}
