import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  PLUGIN_ID,
  RESOURCE_TYPE_TENANT,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';

/**
 * What permission rules may look at: the state of the tenant's own host namespace.
 *
 * @public
 */
export type TenantResource = {
  ref: TenantRef;
  /** Catalog entity ref; absent for an unowned tenant. */
  owner?: string;
  labels: Record<string, string>;
};

/**
 * Tenants are filtered in memory, so the query form of a rule is a predicate.
 *
 * @public
 */
export type TenantPredicate = (tenant: TenantResource) => boolean;

/**
 * Permission resource type of tenants.
 *
 * @public
 */
export const tenantPermissionResourceRef = createPermissionResourceRef<
  TenantResource,
  TenantPredicate
>().with({ pluginId: PLUGIN_ID, resourceType: RESOURCE_TYPE_TENANT });
