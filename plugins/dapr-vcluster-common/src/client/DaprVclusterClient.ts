import {
  ApplyComponent,
  ApplyComponentResult,
  ApplyManifests,
  ApplyManifestsResult,
  ControlPlane,
  CreateTenant,
  CreateTenantResult,
  DaprComponentList,
  DeleteComponentResult,
  DeleteTenantResult,
  Host,
  Options,
  ROUTES,
  SecretNames,
  SidecarList,
  Tenant,
  TenantEventList,
  TenantList,
  TenantQuery,
  Topology,
  Usage,
  componentPath,
  controlPlanePath,
  tenantPath,
} from '../contract';
import { TenantRef } from '../tenants';
import { CallOptions, ClientOptions, createHttp } from './http';

/** A call that can be tried first without changing anything. */
export type WriteOptions = CallOptions & { dryRun?: boolean };

/**
 * Typed client of the backend's routes, for pages, scaffolder actions and modules.
 * Every method throws `DaprVclusterError` with the status and details of a refusal.
 */
export class DaprVclusterClient {
  readonly #request: ReturnType<typeof createHttp>;

  constructor(options: ClientOptions) {
    this.#request = createHttp(options);
  }

  async listHosts(call?: CallOptions): Promise<Host[]> {
    return (await this.#request<{ items: Host[] }>(ROUTES.hosts, call)).items;
  }

  getControlPlane(host: string, call?: CallOptions): Promise<ControlPlane> {
    return this.#request(controlPlanePath(host), call);
  }

  getOptions(call?: CallOptions): Promise<Options> {
    return this.#request(ROUTES.options, call);
  }

  listTenants(
    query: TenantQuery = {},
    call?: CallOptions,
  ): Promise<TenantList> {
    return this.#request(ROUTES.tenants, { ...call, query });
  }

  getTenant(ref: TenantRef, call?: CallOptions): Promise<Tenant> {
    return this.#request(tenantPath(ref), call);
  }

  createTenant(
    body: CreateTenant,
    call: WriteOptions = {},
  ): Promise<CreateTenantResult> {
    return this.#request(ROUTES.tenants, this.#write('POST', call, body));
  }

  /** Asks for deletion and waits a bounded time; call again while the outcome is `deleting`. */
  deleteTenant(
    ref: TenantRef,
    call: WriteOptions = {},
  ): Promise<DeleteTenantResult> {
    return this.#request(tenantPath(ref), this.#write('DELETE', call));
  }

  listComponents(
    ref: TenantRef,
    call?: CallOptions,
  ): Promise<DaprComponentList> {
    return this.#request(`${tenantPath(ref)}/components`, call);
  }

  /** Registers a Dapr Component; one that exists with other values is a conflict unless `update` is set. */
  applyComponent(
    ref: TenantRef,
    body: ApplyComponent,
    { update, ...call }: WriteOptions & { update?: boolean } = {},
  ): Promise<ApplyComponentResult> {
    const write = this.#write('POST', call, body);
    return this.#request(`${tenantPath(ref)}/components`, {
      ...write,
      query: { ...write.query, update: update || undefined },
    });
  }

  deleteComponent(
    ref: TenantRef,
    component: { namespace: string; name: string },
    call: WriteOptions = {},
  ): Promise<DeleteComponentResult> {
    return this.#request(
      componentPath(ref, component.namespace, component.name),
      this.#write('DELETE', call),
    );
  }

  listSidecars(ref: TenantRef, call?: CallOptions): Promise<SidecarList> {
    return this.#request(`${tenantPath(ref)}/sidecars`, call);
  }

  /** Names of Secrets and keys a Dapr Component of the tenant may refer to. */
  listSecretNames(ref: TenantRef, call?: CallOptions): Promise<SecretNames> {
    return this.#request(`${tenantPath(ref)}/secrets`, call);
  }

  listEvents(ref: TenantRef, call?: CallOptions): Promise<TenantEventList> {
    return this.#request(`${tenantPath(ref)}/events`, call);
  }

  getUsage(ref: TenantRef, call?: CallOptions): Promise<Usage> {
    return this.#request(`${tenantPath(ref)}/usage`, call);
  }

  getTopology(ref: TenantRef, call?: CallOptions): Promise<Topology> {
    return this.#request(`${tenantPath(ref)}/topology`, call);
  }

  applyManifests(
    ref: TenantRef,
    body: ApplyManifests,
    call: WriteOptions = {},
  ): Promise<ApplyManifestsResult> {
    return this.#request(
      `${tenantPath(ref)}/manifests`,
      this.#write('POST', call, body),
    );
  }

  #write(method: string, { dryRun, ...call }: WriteOptions, body?: unknown) {
    return { ...call, method, body, query: { dryRun: dryRun || undefined } };
  }
}
