import {
  componentApplyPermission,
  kubeconfigIssuePermission,
  tenantCreatePermission,
  tenantDeletePermission,
  tenantKeepPermission,
  tenantReadPermission,
  tenantUpdatePermission,
} from '../permissions';
import { onTenant, usersOnTenant } from './access';
import { operation, refused, TENANT } from './define';

/** Operations on tenants: their lives, and access to them. */
export const TENANT_OPERATIONS = {
  listTenants: operation({
    method: 'get',
    path: '/tenants',
    summary: 'Tenants that the caller may read',
    access: {
      permissions: [tenantReadPermission],
      on: 'each-tenant',
    },
    audit: refused('tenant-read'),
  }),
  createTenant: operation({
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
  }),
  renderTenant: operation({
    method: 'post',
    path: '/tenant-files',
    summary:
      'What creating a tenant would write, as files for a pull request; nothing is written',
    access: {
      permissions: [tenantCreatePermission],
      on: 'nothing',
      also: '`tenant.update` for the owner',
    },
    audit: { event: 'tenant-files', when: 'always' },
  }),
  getInstallationLog: operation({
    method: 'get',
    path: '/installations/:id',
    summary: 'What the program that installs a tenant has printed so far',
    access: {
      permissions: [tenantReadPermission],
      on: 'found-tenant',
    },
    cache: 'no-store',
    audit: refused('tenant-read'),
  }),
  getTenant: operation({
    method: 'get',
    path: TENANT,
    summary: 'One tenant in full',
    access: onTenant(tenantReadPermission),
    audit: refused('tenant-read'),
  }),
  deleteTenant: operation({
    method: 'delete',
    path: TENANT,
    summary: 'Delete a tenant with everything it left on its host',
    access: {
      permissions: [tenantDeletePermission],
      on: 'tenant-or-leftovers',
    },
    audit: { event: 'tenant-delete', when: 'always', severity: 'high' },
  }),
  pauseTenant: operation({
    method: 'post',
    path: `${TENANT}/pause`,
    summary:
      'Pause a tenant as the vcluster CLI does: its control plane and pods stop, its data stays',
    access: onTenant(tenantUpdatePermission),
    audit: { event: 'tenant-pause', when: 'always' },
  }),
  resumeTenant: operation({
    method: 'post',
    path: `${TENANT}/resume`,
    summary: 'Resume a paused tenant',
    access: onTenant(tenantUpdatePermission),
    audit: { event: 'tenant-resume', when: 'always' },
  }),
  extendTenant: operation({
    method: 'post',
    path: `${TENANT}/extend`,
    summary: 'Set when a tenant expires; one that has expired is resumed',
    access: onTenant(tenantUpdatePermission),
    audit: {
      event: 'tenant-extend',
      when: 'always',
      body: { expiresAt: 'expiresAt', expiresIn: 'expiresIn' },
    },
  }),
  keepTenant: operation({
    method: 'post',
    path: `${TENANT}/keep`,
    summary: 'Exempt a tenant from expiry, or end that',
    access: usersOnTenant(tenantKeepPermission),
    audit: { event: 'tenant-keep', when: 'always' },
  }),
  scheduleTenant: operation({
    method: 'post',
    path: `${TENANT}/schedule`,
    summary: 'Set or remove when a tenant is paused and resumed',
    access: onTenant(tenantUpdatePermission),
    audit: { event: 'tenant-schedule', when: 'always' },
  }),
  getLifecycle: operation({
    method: 'get',
    path: '/lifecycle',
    summary:
      'What the next sweep would do with tenants that expire or sleep, and why',
    access: { permissions: [tenantReadPermission], on: 'each-tenant' },
    audit: refused('tenant-read'),
  }),
  adoptTenant: operation({
    method: 'post',
    path: `${TENANT}/adopt`,
    summary:
      'Register a vcluster that something else has created; nothing of it is changed but labels and annotations of its namespace',
    access: {
      ...usersOnTenant(tenantUpdatePermission),
      also: '`tenant.create`, and `tenant.update` for the owner',
    },
    audit: {
      event: 'tenant-adopt',
      when: 'always',
      severity: 'high',
      body: { owner: 'owner', profile: 'profile', preset: 'preset' },
    },
  }),
  releaseTenant: operation({
    method: 'delete',
    path: `${TENANT}/adopt`,
    summary: 'Undo the registration of an adopted vcluster; it stays as it is',
    access: usersOnTenant(tenantUpdatePermission),
    audit: { event: 'tenant-release', when: 'always', severity: 'high' },
  }),
  upgradeTenant: operation({
    method: 'post',
    path: `${TENANT}/upgrade`,
    summary:
      'Upgrade the vcluster of a tenant; it is rolled back if it does not become healthy',
    access: usersOnTenant(tenantUpdatePermission),
    audit: {
      event: 'tenant-upgrade',
      when: 'always',
      severity: 'high',
      body: { version: 'version', values: 'values' },
    },
  }),
  changeProfile: operation({
    method: 'post',
    path: `${TENANT}/profile`,
    summary:
      'Move a tenant between the profiles oss-hostmanaged and oss-synced; its objects on the host stay',
    access: onTenant(tenantUpdatePermission, componentApplyPermission),
    audit: {
      event: 'tenant-profile',
      when: 'always',
      body: { profile: 'profile' },
    },
  }),
  issueKubeconfig: operation({
    method: 'post',
    path: `${TENANT}/kubeconfig`,
    summary: 'Issue a kubeconfig of the vcluster that expires',
    access: usersOnTenant(kubeconfigIssuePermission),
    cache: 'no-store',
    audit: { event: 'kubeconfig-issue', when: 'always', severity: 'high' },
  }),
  revokeKubeconfigs: operation({
    method: 'delete',
    path: `${TENANT}/kubeconfig`,
    summary: 'End all kubeconfigs that were issued of the vcluster',
    access: usersOnTenant(kubeconfigIssuePermission),
    audit: { event: 'kubeconfig-revoke', when: 'always', severity: 'high' },
  }),
};
