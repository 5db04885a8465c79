import {
  componentApplyPermission,
  componentDeletePermission,
  componentReadPermission,
  tenantUpdatePermission,
} from '../permissions';
import { onTenant } from './access';
import { operation, refused, TENANT } from './define';

const COMPONENT = `${TENANT}/components/:virtualNamespace/:component` as const;
const RESOURCE = ':kind/:virtualNamespace/:resource';

/** Operations on Dapr resources, their checks, and YAML inside a vcluster. */
export const RESOURCE_OPERATIONS = {
  listComponents: operation({
    method: 'get',
    path: `${TENANT}/components`,
    summary: 'Dapr Components: declared, on the host, loaded',
    access: onTenant(componentReadPermission),
    audit: refused('tenant-read'),
  }),
  applyComponent: operation({
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
  }),
  deleteComponent: operation({
    method: 'delete',
    path: COMPONENT,
    summary:
      'Delete a Dapr Component; one that a running sidecar has loaded only with force',
    access: onTenant(componentDeletePermission),
    audit: { event: 'component-delete', when: 'always' },
  }),
  listResources: operation({
    method: 'get',
    path: `${TENANT}/resources`,
    summary: 'Dapr resources other than Components: declared, on the host',
    access: onTenant(componentReadPermission),
    audit: refused('tenant-read'),
  }),
  applyResource: operation({
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
  }),
  deleteResource: operation({
    method: 'delete',
    path: `${TENANT}/resources/${RESOURCE}`,
    summary:
      'Delete a Dapr resource of any kind; one that is in use only with force',
    access: onTenant(componentDeletePermission),
    audit: { event: 'resource-delete', when: 'always' },
  }),
  restoreResource: operation({
    method: 'post',
    path: `${TENANT}/resources/${RESOURCE}/restore`,
    summary:
      'Put a Dapr resource on the host back to what was registered, no matter who edited it there',
    access: onTenant(componentApplyPermission),
    audit: { event: 'resource-restore', when: 'always' },
  }),
  getDifference: operation({
    method: 'get',
    path: `${TENANT}/differences/${RESOURCE}`,
    summary:
      'Differences between a Dapr resource in the vcluster and its copy on the host, field by field',
    access: onTenant(componentReadPermission),
    audit: refused('tenant-read'),
  }),
  getTenantContext: operation({
    method: 'get',
    path: `${TENANT}/context`,
    summary:
      'What Dapr Components and files for a virtual namespace are checked against',
    access: onTenant(componentReadPermission),
    audit: refused('tenant-read'),
  }),
  checkTenant: operation({
    method: 'get',
    path: `${TENANT}/check`,
    summary: 'The guardrails on everything a tenant has',
    access: onTenant(componentReadPermission),
    audit: refused('tenant-read'),
  }),
  listSecretNames: operation({
    method: 'get',
    path: `${TENANT}/secrets`,
    summary: 'Names of Secrets and keys that a Dapr Component may refer to',
    access: onTenant(componentApplyPermission),
    audit: refused('tenant-read'),
  }),
  applyManifests: operation({
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
  }),
  deleteManifests: operation({
    method: 'post',
    path: `${TENANT}/manifests/removal`,
    summary: 'Delete objects that were applied inside the vcluster',
    access: {
      ...onTenant(tenantUpdatePermission),
      also: '`component.delete` for Dapr resources',
    },
    audit: { event: 'manifests-delete', when: 'always' },
  }),
};
