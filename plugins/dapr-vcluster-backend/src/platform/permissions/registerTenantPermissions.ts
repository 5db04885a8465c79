import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  daprVclusterPermissions,
  parseTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { tenantRules } from './rules';
import { TenantResource, tenantPermissionResourceRef } from './tenantResource';

/**
 * Registers the permissions, the resource type and its rules.
 *
 * `find` answers from memory; a ref that names no tenant, or none any more, is undefined and so denied.
 */
export function registerTenantPermissions(
  registry: PermissionsRegistryService,
  find: (ref: TenantRef) => TenantResource | undefined,
): void {
  registry.addResourceType({
    resourceRef: tenantPermissionResourceRef,
    permissions: daprVclusterPermissions,
    rules: Object.values(tenantRules),
    getResources: async refs => refs.map(ref => findByText(ref, find)),
  });
}

function findByText(
  text: string,
  find: (ref: TenantRef) => TenantResource | undefined,
): TenantResource | undefined {
  let ref: TenantRef;
  try {
    ref = parseTenantRef(text);
  } catch {
    return undefined;
  }
  return find(ref);
}
