import {
  componentApplyPermission,
  componentDeletePermission,
  componentReadPermission,
  kubeconfigIssuePermission,
  hostReadPermission,
  logReadPermission,
  savingsReadPermission,
  tenantCreatePermission,
  tenantDeletePermission,
  tenantReadPermission,
  tenantUpdatePermission,
} from '../permissions';
import { anyone, onTenant, signedIn, usersOnTenant } from './access';
import { Operation, OperationAudit } from './operation';

const TENANT = '/tenants/:host/:namespace/:name';
const COMPONENT = `${TENANT}/components/:virtualNamespace/:component`;
const RESOURCE = ':kind/:virtualNamespace/:resource';

const LOG_LINES = '`log.read` for lines of logs in findings';

const refused = (event: string) =>
  ({ event, when: 'refused' } as const satisfies OperationAudit);

const LOG_READ = {
  event: 'log-read',
  when: 'always',
} as const satisfies OperationAudit;

/**
 * All operations of the backend. Routes, typed client, OpenAPI document, MCP actions, permission checks, audit events
 * and the README's table come from here; the shapes of input and answer are in `OPERATION_SCHEMAS`.
 *
 * @public
 */
export const OPERATIONS = {
  getHealth: {
    method: 'get',
    path: '/health',
    summary: 'Whether the backend runs',
    access: anyone,
    audit: refused('portal-read'),
  },
  getOpenApi: {
    method: 'get',
    path: '/openapi.json',
    summary: 'OpenAPI document of these routes',
    access: signedIn,
    audit: refused('portal-read'),
  },
  getOptions: {
    method: 'get',
    path: '/options',
    summary: 'Hosts, profiles and presets that a creation form may offer',
    access: signedIn,
    audit: refused('portal-read'),
  },
  listHosts: {
    method: 'get',
    path: '/hosts',
    summary: 'Hosts with the state of what is watched on them',
    access: signedIn,
    audit: refused('host-read'),
  },
  getControlPlane: {
    method: 'get',
    path: '/hosts/:host/control-plane',
    summary: 'Dapr of a host: parts, certificates, webhook, capacity',
    access: {
      permissions: [tenantReadPermission],
      on: 'each-tenant',
    },
    audit: refused('host-read'),
  },
  getFleetSavings: {
    method: 'get',
    path: '/savings',
    summary: 'What sharing saves on all hosts, by month, owner and tenant',
    access: { permissions: [hostReadPermission], on: 'nothing' },
    audit: refused('host-read'),
  },
  getSavingsPrices: {
    method: 'get',
    path: '/savings/prices',
    summary: 'Prices that a calculation of savings begins with',
    access: { permissions: [hostReadPermission], on: 'nothing' },
    audit: refused('host-read'),
  },
  listTenants: {
    method: 'get',
    path: '/tenants',
    summary: 'Tenants that the caller may read',
    access: {
      permissions: [tenantReadPermission],
      on: 'each-tenant',
    },
    audit: refused('tenant-read'),
  },
  createTenant: {
    method: 'post',
    path: '/tenants',
    summary: 'Create a tenant; the same request again changes nothing',
    access: {
      permissions: [tenantCreatePermission],
      on: 'nothing',
      also: '`tenant.update` for the owner',
    },
    created: true,
    audit: {
      event: 'tenant-create',
      when: 'always',
      body: { host: 'host', name: 'name', owner: 'owner' },
    },
  },
  getInstallationLog: {
    method: 'get',
    path: '/installations/:id',
    summary: 'What the program that installs a tenant has printed so far',
    access: {
      permissions: [tenantReadPermission],
      on: 'found-tenant',
    },
    cache: 'no-store',
    audit: refused('tenant-read'),
  },
  getTenant: {
    method: 'get',
    path: TENANT,
    summary: 'One tenant in full',
    access: onTenant(tenantReadPermission),
    audit: refused('tenant-read'),
  },
  deleteTenant: {
    method: 'delete',
    path: TENANT,
    summary: 'Delete a tenant with everything it left on its host',
    access: {
      permissions: [tenantDeletePermission],
      on: 'tenant-or-leftovers',
    },
    audit: { event: 'tenant-delete', when: 'always', severity: 'high' },
  },
  pauseTenant: {
    method: 'post',
    path: `${TENANT}/pause`,
    summary:
      'Pause a tenant as the vcluster CLI does: its control plane and pods stop, its data stays',
    access: onTenant(tenantUpdatePermission),
    audit: { event: 'tenant-pause', when: 'always' },
  },
  resumeTenant: {
    method: 'post',
    path: `${TENANT}/resume`,
    summary: 'Resume a paused tenant',
    access: onTenant(tenantUpdatePermission),
    audit: { event: 'tenant-resume', when: 'always' },
  },
  issueKubeconfig: {
    method: 'post',
    path: `${TENANT}/kubeconfig`,
    summary: 'Issue a kubeconfig of the vcluster that expires',
    access: usersOnTenant(kubeconfigIssuePermission),
    cache: 'no-store',
    audit: { event: 'kubeconfig-issue', when: 'always', severity: 'high' },
  },
  revokeKubeconfigs: {
    method: 'delete',
    path: `${TENANT}/kubeconfig`,
    summary: 'End all kubeconfigs that were issued of the vcluster',
    access: usersOnTenant(kubeconfigIssuePermission),
    audit: { event: 'kubeconfig-revoke', when: 'always', severity: 'high' },
  },
  listComponents: {
    method: 'get',
    path: `${TENANT}/components`,
    summary: 'Dapr Components: declared, on the host, loaded',
    access: onTenant(componentReadPermission),
    audit: refused('tenant-read'),
  },
  applyComponent: {
    method: 'post',
    path: `${TENANT}/components`,
    summary: 'Register or change a Dapr Component',
    access: onTenant(componentApplyPermission),
    created: true,
    audit: {
      event: 'component-apply',
      when: 'always',
      body: { component: 'name', type: 'type' },
    },
  },
  deleteComponent: {
    method: 'delete',
    path: COMPONENT,
    summary:
      'Delete a Dapr Component; one that a running sidecar has loaded only with force',
    access: onTenant(componentDeletePermission),
    audit: { event: 'component-delete', when: 'always' },
  },
  listResources: {
    method: 'get',
    path: `${TENANT}/resources`,
    summary: 'Dapr resources other than Components: declared, on the host',
    access: onTenant(componentReadPermission),
    audit: refused('tenant-read'),
  },
  applyResource: {
    method: 'post',
    path: `${TENANT}/resources`,
    summary: 'Register or change a Dapr resource of any kind, given as YAML',
    access: onTenant(componentApplyPermission),
    created: true,
    audit: {
      event: 'resource-apply',
      when: 'always',
      body: { namespace: 'namespace' },
    },
  },
  deleteResource: {
    method: 'delete',
    path: `${TENANT}/resources/${RESOURCE}`,
    summary:
      'Delete a Dapr resource of any kind; one that is in use only with force',
    access: onTenant(componentDeletePermission),
    audit: { event: 'resource-delete', when: 'always' },
  },
  restoreResource: {
    method: 'post',
    path: `${TENANT}/resources/${RESOURCE}/restore`,
    summary:
      'Put a Dapr resource on the host back to what was registered, whoever has edited it there since',
    access: onTenant(componentApplyPermission),
    audit: { event: 'resource-restore', when: 'always' },
  },
  getDifference: {
    method: 'get',
    path: `${TENANT}/differences/${RESOURCE}`,
    summary:
      'Differences between a Dapr resource in the vcluster and its copy on the host, field by field',
    access: onTenant(componentReadPermission),
    audit: refused('tenant-read'),
  },
  getTenantContext: {
    method: 'get',
    path: `${TENANT}/context`,
    summary:
      'What Dapr Components and files for a virtual namespace are checked against',
    access: onTenant(componentReadPermission),
    audit: refused('tenant-read'),
  },
  checkTenant: {
    method: 'get',
    path: `${TENANT}/check`,
    summary: 'The guardrails on everything a tenant has',
    access: onTenant(componentReadPermission),
    audit: refused('tenant-read'),
  },
  listSidecars: {
    method: 'get',
    path: `${TENANT}/sidecars`,
    summary: 'Sidecars, and apps that should have one',
    access: {
      ...onTenant(tenantReadPermission),
      also: LOG_LINES,
    },
    audit: refused('tenant-read'),
  },
  explainApp: {
    method: 'get',
    path: `${TENANT}/apps/:app/explanation`,
    summary: 'Why an app has no sidecar, or one that does not work; one fix',
    // The answer has the state of each Dapr Component in the app's scope.
    access: {
      ...onTenant(tenantReadPermission, componentReadPermission),
      also: LOG_LINES,
    },
    audit: refused('tenant-read'),
  },
  listSecretNames: {
    method: 'get',
    path: `${TENANT}/secrets`,
    summary: 'Names of Secrets and keys that a Dapr Component may refer to',
    access: onTenant(componentApplyPermission),
    audit: refused('tenant-read'),
  },
  listEvents: {
    method: 'get',
    path: `${TENANT}/events`,
    summary: 'Events of both sides, newest first',
    access: onTenant(tenantReadPermission),
    audit: refused('tenant-read'),
  },
  getUsage: {
    method: 'get',
    path: `${TENANT}/usage`,
    summary: 'Quota, requests and use',
    access: onTenant(tenantReadPermission),
    audit: refused('tenant-read'),
  },
  getSavings: {
    method: 'get',
    path: `${TENANT}/savings`,
    summary: 'What the tenant costs, and what sharing saves for it',
    access: onTenant(savingsReadPermission),
    audit: refused('tenant-read'),
  },
  getTopology: {
    method: 'get',
    path: `${TENANT}/topology`,
    summary: 'Host, tenant, apps, Dapr Components, backends and topics',
    // It shows the tenant's Dapr Components and where they connect to.
    access: onTenant(componentReadPermission),
    audit: refused('tenant-read'),
  },
  getSyncerLog: {
    method: 'get',
    path: `${TENANT}/logs/syncer`,
    summary: "The syncer's log without secrets; with follow one JSON per line",
    access: usersOnTenant(logReadPermission),
    cache: 'no-store',
    audit: { ...LOG_READ, meta: { container: 'syncer' } },
  },
  listLogContainers: {
    method: 'get',
    path: `${TENANT}/logs/:virtualNamespace/:pod`,
    summary: 'Containers of a pod of the vcluster whose logs can be read',
    access: usersOnTenant(logReadPermission),
    cache: 'no-store',
    audit: refused('log-read'),
  },
  getLog: {
    method: 'get',
    path: `${TENANT}/logs/:virtualNamespace/:pod/:container`,
    summary: "A container's log without secrets; with follow one JSON per line",
    access: usersOnTenant(logReadPermission),
    cache: 'no-store',
    audit: LOG_READ,
  },
  applyManifests: {
    method: 'post',
    path: `${TENANT}/manifests`,
    summary: 'Apply YAML inside the vcluster',
    access: {
      ...onTenant(tenantUpdatePermission),
      also: '`component.apply` for Dapr resources',
    },
    audit: {
      event: 'manifests-apply',
      when: 'always',
      meta: { namespace: 'default' },
      body: { namespace: 'namespace' },
    },
  },
  deleteManifests: {
    method: 'post',
    path: `${TENANT}/manifests/removal`,
    summary: 'Delete objects that were applied inside the vcluster',
    access: {
      ...onTenant(tenantUpdatePermission),
      also: '`component.delete` for Dapr resources',
    },
    audit: { event: 'manifests-delete', when: 'always' },
  },
} as const satisfies Record<string, Operation>;

/**
 * Name of an operation.
 *
 * @public
 */
export type OperationId = keyof typeof OPERATIONS;

/**
 * All operation names, in the order of the table.
 *
 * @public
 */
export const OPERATION_IDS = Object.keys(OPERATIONS) as OperationId[];
