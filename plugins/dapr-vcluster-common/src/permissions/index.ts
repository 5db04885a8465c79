import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Permission resource type; a resource reference is `<host>/<namespace>/<name>`.
 *
 * @public
 */
export const RESOURCE_TYPE_TENANT = 'dapr-vcluster-tenant';

function tenantPermission(
  name: string,
  action: 'read' | 'create' | 'update' | 'delete',
) {
  return createPermission({
    name: `dapr-vcluster.${name}`,
    attributes: { action },
    resourceType: RESOURCE_TYPE_TENANT,
  });
}

/**
 * See a tenant: its vcluster, hosts namespaces, events and sidecars.
 *
 * @public
 */
export const tenantReadPermission = tenantPermission('tenant.read', 'read');

/**
 * Create a tenant. Not tied to a resource: there is none yet; the backend also checks the asked-for owner.
 *
 * @public
 */
export const tenantCreatePermission = createPermission({
  name: 'dapr-vcluster.tenant.create',
  attributes: { action: 'create' },
});

/**
 * Pause, resume, upgrade, extend a tenant, set its sleep schedule, or apply manifests in it.
 *
 * @public
 */
export const tenantUpdatePermission = tenantPermission(
  'tenant.update',
  'update',
);

/**
 * Exempt a tenant from expiry, or end that: for those who are responsible for the cost of tenants.
 *
 * @public
 */
export const tenantKeepPermission = tenantPermission('tenant.keep', 'update');

/**
 * Delete a tenant and everything it left on the host.
 *
 * @public
 */
export const tenantDeletePermission = tenantPermission(
  'tenant.delete',
  'delete',
);

/**
 * See a tenant's Dapr Components (never their sensitive values).
 *
 * @public
 */
export const componentReadPermission = tenantPermission(
  'component.read',
  'read',
);

/**
 * Register or change a Dapr Component of a tenant.
 *
 * @public
 */
export const componentApplyPermission = tenantPermission(
  'component.apply',
  'update',
);

/**
 * Delete a Dapr Component of a tenant.
 *
 * @public
 */
export const componentDeletePermission = tenantPermission(
  'component.delete',
  'delete',
);

/**
 * Read the logs of a tenant's apps, sidecars and syncer: audited, and separate from seeing the tenant.
 *
 * @public
 */
export const logReadPermission = tenantPermission('log.read', 'read');

/**
 * See what a tenant costs and what sharing saves for it.
 *
 * @public
 */
export const savingsReadPermission = tenantPermission('savings.read', 'read');

/**
 * Obtain a kubeconfig of a tenant: audited, never granted by default.
 *
 * @public
 */
export const kubeconfigIssuePermission = tenantPermission(
  'kubeconfig.issue',
  'read',
);

/**
 * See the actions that only read, as tools of MCP clients and as scaffolder actions; what they read is checked besides.
 *
 * @public
 */
export const actionReadPermission = createPermission({
  name: 'dapr-vcluster.action.read',
  attributes: { action: 'read' },
});

/**
 * See the actions that write, as tools of MCP clients and as scaffolder actions; what they write is checked besides.
 *
 * @public
 */
export const actionWritePermission = createPermission({
  name: 'dapr-vcluster.action.write',
  attributes: { action: 'update' },
});

/**
 * See what concerns a whole host: numbers over all its tenants and the allow-list of its injector, which names them.
 *
 * @public
 */
export const hostReadPermission = createPermission({
  name: 'dapr-vcluster.host.read',
  attributes: { action: 'read' },
});

/**
 * All permissions, as registered by the backend.
 *
 * @public
 */
export const daprVclusterPermissions = [
  tenantReadPermission,
  tenantCreatePermission,
  tenantUpdatePermission,
  tenantDeletePermission,
  tenantKeepPermission,
  componentReadPermission,
  componentApplyPermission,
  componentDeletePermission,
  logReadPermission,
  savingsReadPermission,
  kubeconfigIssuePermission,
  hostReadPermission,
  actionReadPermission,
  actionWritePermission,
];
