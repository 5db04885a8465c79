import {
  AppExplanationAnswer,
  ApplyComponent,
  ApplyComponentResult,
  ApplyManifests,
  ApplyManifestsResult,
  ApplyResource,
  ApplyResourceResult,
  ContainerLog,
  ControlPlane,
  CreateTenant,
  CreateTenantResult,
  DaprComponentList,
  DaprKind,
  DaprResourceList,
  DeleteComponentResult,
  DeleteManifests,
  DeleteManifestsResult,
  DeleteTenantResult,
  Difference,
  Host,
  InstallationLog,
  LogContainer,
  LogContainerList,
  LogEvent,
  LogQuery,
  LogSource,
  Options,
  ROUTES,
  SecretNames,
  SidecarList,
  Surroundings,
  Tenant,
  TenantCheck,
  TenantEventList,
  TenantList,
  TenantQuery,
  Topology,
  Usage,
  componentPath,
  differencePath,
  explanationPath,
  installationPath,
  logPath,
  podLogsPath,
  resourcePath,
  controlPlanePath,
  tenantPath,
} from '../contract';
import { TenantRef } from '../tenants';
import { CallOptions, ClientOptions, createHttp, createSend } from './http';
import { readJsonLines } from './readJsonLines';

/** A call that can be tried first without changing anything. */
export type WriteOptions = CallOptions & { dryRun?: boolean };

/** A removal that can also be made while the object is in use. */
export type DeleteOptions = WriteOptions & { force?: boolean };

/**
 * Typed client of the backend's routes, for pages, scaffolder actions and modules.
 * Every method throws `DaprVclusterError` with the status and details of a refusal.
 */
export class DaprVclusterClient {
  readonly #request: ReturnType<typeof createHttp>;
  readonly #send: ReturnType<typeof createSend>;

  constructor(options: ClientOptions) {
    this.#request = createHttp(options);
    this.#send = createSend(options);
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

  /** `installation`, a UUID of the caller's choice, lets `getInstallationLog` follow it meanwhile. */
  createTenant(
    body: CreateTenant,
    { installation, ...call }: WriteOptions & { installation?: string } = {},
  ): Promise<CreateTenantResult> {
    const write = this.#write('POST', call, body);
    return this.#request(ROUTES.tenants, {
      ...write,
      query: { ...write.query, installation },
    });
  }

  /** What the program that installs a tenant has printed after its first `after` lines. */
  getInstallationLog(
    id: string,
    after: number,
    call?: CallOptions,
  ): Promise<InstallationLog> {
    return this.#request(installationPath(id), { ...call, query: { after } });
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
    { force, ...call }: DeleteOptions = {},
  ): Promise<DeleteComponentResult> {
    return this.#delete(
      componentPath(ref, component.namespace, component.name),
      force,
      call,
    );
  }

  /** Subscriptions, Configurations, Resiliencies and HTTPEndpoints: declared, and on the host. */
  listResources(ref: TenantRef, call?: CallOptions): Promise<DaprResourceList> {
    return this.#request(`${tenantPath(ref)}/resources`, call);
  }

  /** Registers one object of Dapr, given as YAML; as `applyComponent`. */
  applyResource(
    ref: TenantRef,
    body: ApplyResource,
    { update, ...call }: WriteOptions & { update?: boolean } = {},
  ): Promise<ApplyResourceResult> {
    const write = this.#write('POST', call, body);
    return this.#request(`${tenantPath(ref)}/resources`, {
      ...write,
      query: { ...write.query, update: update || undefined },
    });
  }

  deleteResource(
    ref: TenantRef,
    resource: { kind: DaprKind; namespace: string; name: string },
    { force, ...call }: DeleteOptions = {},
  ): Promise<DeleteComponentResult> {
    return this.#delete(resourcePath(ref, resource), force, call);
  }

  /** What differs, field by field, between an object of Dapr in the vcluster and its copy on the host. */
  getDifference(
    ref: TenantRef,
    resource: { kind: DaprKind; namespace: string; name: string },
    call?: CallOptions,
  ): Promise<Difference> {
    return this.#request(differencePath(ref, resource), call);
  }

  /** What Dapr Components and files for one virtual namespace are judged by; see `tenantContext`. */
  getSurroundings(
    ref: TenantRef,
    { namespace, ...call }: CallOptions & { namespace?: string } = {},
  ): Promise<Surroundings> {
    return this.#request(`${tenantPath(ref)}/surroundings`, {
      ...call,
      query: { namespace },
    });
  }

  /** The guardrails on what a tenant has. */
  checkTenant(ref: TenantRef, call?: CallOptions): Promise<TenantCheck> {
    return this.#request(`${tenantPath(ref)}/check`, call);
  }

  listSidecars(ref: TenantRef, call?: CallOptions): Promise<SidecarList> {
    return this.#request(`${tenantPath(ref)}/sidecars`, call);
  }

  /** Why an app has no daprd, or one that does not do what is expected; by app id, or name of the workload or pod. */
  explainApp(
    ref: TenantRef,
    app: string,
    call?: CallOptions,
  ): Promise<AppExplanationAnswer> {
    return this.#request(explanationPath(ref, app), call);
  }

  /** Names of Secrets and keys a Dapr Component of the tenant may refer to. */
  listSecretNames(ref: TenantRef, call?: CallOptions): Promise<SecretNames> {
    return this.#request(`${tenantPath(ref)}/secrets`, call);
  }

  listEvents(ref: TenantRef, call?: CallOptions): Promise<TenantEventList> {
    return this.#request(`${tenantPath(ref)}/events`, call);
  }

  /** Containers of a pod of the vcluster whose logs can be asked for. */
  async listLogContainers(
    ref: TenantRef,
    pod: { namespace: string; name: string },
    call?: CallOptions,
  ): Promise<LogContainer[]> {
    const path = podLogsPath(ref, pod.namespace, pod.name);
    return (await this.#request<LogContainerList>(path, call)).items;
  }

  /** The newest lines of a log, without secrets. */
  getLog(
    ref: TenantRef,
    source: LogSource,
    query: Omit<LogQuery, 'follow'> = {},
    call?: CallOptions,
  ): Promise<ContainerLog> {
    return this.#request(logPath(ref, source), { ...call, query });
  }

  /**
   * A log as it is written: its head, the newest lines, then every line there is. Ends with an event `end`; leaving
   * the loop or aborting the signal ends it at once.
   */
  async *followLog(
    ref: TenantRef,
    source: LogSource,
    query: Pick<LogQuery, 'tailLines' | 'sinceSeconds' | 'search'> = {},
    call?: CallOptions,
  ): AsyncGenerator<LogEvent> {
    const response = await this.#send(logPath(ref, source), {
      ...call,
      query: { ...query, follow: true },
    });
    yield* readJsonLines<LogEvent>(response);
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

  #delete(
    path: string,
    force: boolean | undefined,
    call: WriteOptions,
  ): Promise<DeleteComponentResult> {
    const write = this.#write('DELETE', call);
    return this.#request(path, {
      ...write,
      query: { ...write.query, force: force || undefined },
    });
  }

  /** Asks for deletion of applied objects and waits a bounded time; call again while the outcome is `deleting`. */
  deleteManifests(
    ref: TenantRef,
    body: DeleteManifests,
    call: WriteOptions = {},
  ): Promise<DeleteManifestsResult> {
    return this.#request(
      `${tenantPath(ref)}/manifests/removal`,
      this.#write('POST', call, body),
    );
  }

  #write(method: string, { dryRun, ...call }: WriteOptions, body?: unknown) {
    return { ...call, method, body, query: { dryRun: dryRun || undefined } };
  }
}
