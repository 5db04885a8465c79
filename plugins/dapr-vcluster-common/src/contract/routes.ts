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
  explanation: '/tenants/:host/:namespace/:name/apps/:app/explanation',
  events: '/tenants/:host/:namespace/:name/events',
  usage: '/tenants/:host/:namespace/:name/usage',
  topology: '/tenants/:host/:namespace/:name/topology',
  syncerLog: '/tenants/:host/:namespace/:name/logs/syncer',
  logContainers: '/tenants/:host/:namespace/:name/logs/:virtualNamespace/:pod',
  podLog:
    '/tenants/:host/:namespace/:name/logs/:virtualNamespace/:pod/:container',
  surroundings: '/tenants/:host/:namespace/:name/context',
  check: '/tenants/:host/:namespace/:name/check',
  resources: '/tenants/:host/:namespace/:name/resources',
  resource:
    '/tenants/:host/:namespace/:name/resources/:kind/:virtualNamespace/:resource',
  difference:
    '/tenants/:host/:namespace/:name/differences/:kind/:virtualNamespace/:resource',
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

/** Path of what is to be said of one app. */
export function explanationPath(ref: TenantRef, app: string): string {
  return `${tenantPath(ref)}/apps/${part(app)}/explanation`;
}

/** An object of Dapr in a path. */
export type ResourceName = { kind: string; namespace: string; name: string };

/** Path of one object of Dapr by kind, virtual namespace and name. */
export function resourcePath(ref: TenantRef, resource: ResourceName): string {
  return `${tenantPath(ref)}/resources/${resourceParts(resource)}`;
}

/** Path of what differs between the two sides of one object of Dapr. */
export function differencePath(ref: TenantRef, resource: ResourceName): string {
  return `${tenantPath(ref)}/differences/${resourceParts(resource)}`;
}

function resourceParts({ kind, namespace, name }: ResourceName): string {
  return [kind, namespace, name].map(part).join('/');
}

/** Whose log: the tenant's syncer, or a container of a pod by the pod's identity in the vcluster. */
export type LogSource =
  | 'syncer'
  | { namespace: string; pod: string; container: string };

/** Path of a log. */
export function logPath(ref: TenantRef, source: LogSource): string {
  if (source === 'syncer') {
    return `${tenantPath(ref)}/logs/syncer`;
  }
  const { namespace, pod, container } = source;
  return `${podLogsPath(ref, namespace, pod)}/${part(container)}`;
}

/** Path of the containers of a pod, by its identity in the vcluster. */
export function podLogsPath(
  ref: TenantRef,
  virtualNamespace: string,
  pod: string,
): string {
  return `${tenantPath(ref)}/logs/${part(virtualNamespace)}/${part(pod)}`;
}
