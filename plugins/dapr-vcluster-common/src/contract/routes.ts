import { TenantRef } from '../tenants';

const part = encodeURIComponent;

/** Paths below `/api/dapr-vcluster`, in one place for router, client and documents. */
export const ROUTES = {
  health: '/health',
  hosts: '/hosts',
  controlPlane: '/hosts/:host/control-plane',
  options: '/options',
  tenants: '/tenants',
  tenant: '/tenants/:host/:namespace/:name',
  installation: '/installations/:id',
  components: '/tenants/:host/:namespace/:name/components',
  component:
    '/tenants/:host/:namespace/:name/components/:virtualNamespace/:component',
  secrets: '/tenants/:host/:namespace/:name/secrets',
  sidecars: '/tenants/:host/:namespace/:name/sidecars',
  events: '/tenants/:host/:namespace/:name/events',
  usage: '/tenants/:host/:namespace/:name/usage',
  topology: '/tenants/:host/:namespace/:name/topology',
  surroundings: '/tenants/:host/:namespace/:name/surroundings',
  check: '/tenants/:host/:namespace/:name/check',
  resources: '/tenants/:host/:namespace/:name/resources',
  resource:
    '/tenants/:host/:namespace/:name/resources/:kind/:virtualNamespace/:resource',
  manifests: '/tenants/:host/:namespace/:name/manifests',
  manifestsRemoval: '/tenants/:host/:namespace/:name/manifests/removal',
  openapi: '/openapi.json',
} as const;

/** `/tenants/<host>/<namespace>/<name>`, each part encoded. */
export function tenantPath(ref: TenantRef): string {
  return `/tenants/${part(ref.host)}/${part(ref.namespace)}/${part(ref.name)}`;
}

/** Path of what is printed while a tenant is installed. */
export function installationPath(id: string): string {
  return `/installations/${part(id)}`;
}

/** Path of one Dapr Component by its virtual namespace and name. */
export function componentPath(
  ref: TenantRef,
  virtualNamespace: string,
  component: string,
): string {
  return `${tenantPath(ref)}/components/${part(virtualNamespace)}/${part(
    component,
  )}`;
}

/** Path of a host's control plane. */
export function controlPlanePath(host: string): string {
  return `/hosts/${part(host)}/control-plane`;
}

/** Path of one object of Dapr by kind, virtual namespace and name. */
export function resourcePath(
  ref: TenantRef,
  { kind, namespace, name }: { kind: string; namespace: string; name: string },
): string {
  return `${tenantPath(ref)}/resources/${[kind, namespace, name]
    .map(part)
    .join('/')}`;
}
