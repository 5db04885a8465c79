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
  FleetSavings,
  Host,
  InstallationLog,
  IssueKubeconfig,
  IssueKubeconfigResult,
  LogContainer,
  LogEvent,
  LogQuery,
  LogSource,
  PauseTenantResult,
  PortalOptions,
  ResumeTenantResult,
  RevokeKubeconfigsResult,
  SavingsPrices,
  SecretNames,
  SidecarList,
  TenantContext,
  Tenant,
  TenantCheck,
  TenantEventList,
  TenantList,
  TenantQuery,
  TenantSavings,
  Topology,
  Usage,
} from '../contract';
import { TenantRef } from '../tenants';
import { createCall } from './call';
import { CallOptions, ClientOptions } from './http';
import { readJsonLines } from './readJsonLines';

/**
 * A call that can be tried first without changing anything.
 *
 * @public
 */
export type WriteOptions = CallOptions & { dryRun?: boolean };

/**
 * A deletion that can also be done while the object is in use.
 *
 * @public
 */
export type DeleteOptions = WriteOptions & { force?: boolean };

/**
 * A write that also changes an object that exists with other values.
 *
 * @public
 */
export type ApplyOptions = WriteOptions & { update?: boolean };

/**
 * A Dapr resource by its kind, virtual namespace and name.
 *
 * @public
 */
export type DaprResourceName = {
  kind: DaprKind;
  namespace: string;
  name: string;
};

/**
 * Typed client of the backend's operations, for pages, scaffolder actions and modules.
 * Every method throws `DaprVclusterError` with the status and details of a refusal.
 *
 * @public
 */
export class DaprVclusterClient {
  readonly #call: ReturnType<typeof createCall>['call'];
  readonly #open: ReturnType<typeof createCall>['open'];

  constructor(options: ClientOptions) {
    const { call, open } = createCall(options);
    this.#call = call;
    this.#open = open;
  }

  async listHosts(call?: CallOptions): Promise<Host[]> {
    return (await this.#call('listHosts', {}, call)).items;
  }

  getControlPlane(host: string, call?: CallOptions): Promise<ControlPlane> {
    return this.#call('getControlPlane', { path: { host } }, call);
  }

  getOptions(call?: CallOptions): Promise<PortalOptions> {
    return this.#call('getOptions', {}, call);
  }

  listTenants(
    query: TenantQuery = {},
    call?: CallOptions,
  ): Promise<TenantList> {
    return this.#call('listTenants', { query }, call);
  }

  getTenant(ref: TenantRef, call?: CallOptions): Promise<Tenant> {
    return this.#call('getTenant', { path: ref }, call);
  }

  /** `installation`, a UUID of the caller's choice, lets `getInstallationLog` follow it meanwhile. */
  createTenant(
    body: CreateTenant,
    {
      dryRun,
      installation,
      ...call
    }: WriteOptions & { installation?: string } = {},
  ): Promise<CreateTenantResult> {
    const query = { dryRun, installation };
    return this.#call('createTenant', { query, body }, call);
  }

  /** What the program that installs a tenant has printed after its first `after` lines. */
  getInstallationLog(
    id: string,
    after: number,
    call?: CallOptions,
  ): Promise<InstallationLog> {
    const input = { path: { id }, query: { after } };
    return this.#call('getInstallationLog', input, call);
  }

  /** Requests deletion and waits a bounded time; call again while the outcome is `deleting`. */
  deleteTenant(
    ref: TenantRef,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<DeleteTenantResult> {
    return this.#call('deleteTenant', { path: ref, query: { dryRun } }, call);
  }

  /** Pauses a tenant and waits a bounded time; call again while the outcome is `pausing`. */
  pauseTenant(
    ref: TenantRef,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<PauseTenantResult> {
    return this.#call('pauseTenant', { path: ref, query: { dryRun } }, call);
  }

  /** Resumes a paused tenant; does not wait until it is ready. */
  resumeTenant(
    ref: TenantRef,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<ResumeTenantResult> {
    return this.#call('resumeTenant', { path: ref, query: { dryRun } }, call);
  }

  /** Issues a kubeconfig. The answer is a secret unless `dryRun` is set: keep it nowhere. */
  issueKubeconfig(
    ref: TenantRef,
    body: IssueKubeconfig = {},
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<IssueKubeconfigResult> {
    const input = { path: ref, query: { dryRun }, body };
    return this.#call('issueKubeconfig', input, call);
  }

  /** Ends all kubeconfigs that were issued of a tenant. */
  revokeKubeconfigs(
    ref: TenantRef,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<RevokeKubeconfigsResult> {
    const input = { path: ref, query: { dryRun } };
    return this.#call('revokeKubeconfigs', input, call);
  }

  listComponents(
    ref: TenantRef,
    call?: CallOptions,
  ): Promise<DaprComponentList> {
    return this.#call('listComponents', { path: ref }, call);
  }

  /** Registers a Dapr Component; one that exists with other values is a conflict unless `update` is set. */
  applyComponent(
    ref: TenantRef,
    body: ApplyComponent,
    { dryRun, update, ...call }: ApplyOptions = {},
  ): Promise<ApplyComponentResult> {
    const input = { path: ref, query: { dryRun, update }, body };
    return this.#call('applyComponent', input, call);
  }

  deleteComponent(
    ref: TenantRef,
    { namespace, name }: { namespace: string; name: string },
    { dryRun, force, ...call }: DeleteOptions = {},
  ): Promise<DeleteComponentResult> {
    const path = { ...ref, virtualNamespace: namespace, component: name };
    const query = { dryRun, force };
    return this.#call('deleteComponent', { path, query }, call);
  }

  /** Dapr resources besides Components: declared, and on the host. */
  listResources(ref: TenantRef, call?: CallOptions): Promise<DaprResourceList> {
    return this.#call('listResources', { path: ref }, call);
  }

  /** Registers one Dapr resource, given as YAML; as `applyComponent`. */
  applyResource(
    ref: TenantRef,
    body: ApplyResource,
    { dryRun, update, ...call }: ApplyOptions = {},
  ): Promise<ApplyResourceResult> {
    const input = { path: ref, query: { dryRun, update }, body };
    return this.#call('applyResource', input, call);
  }

  /** Puts a Dapr resource on the host back to what was registered through the portal. */
  restoreResource(
    ref: TenantRef,
    resource: DaprResourceName,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<ApplyResourceResult> {
    const input = { path: inPath(ref, resource), query: { dryRun } };
    return this.#call('restoreResource', input, call);
  }

  deleteResource(
    ref: TenantRef,
    resource: DaprResourceName,
    { dryRun, force, ...call }: DeleteOptions = {},
  ): Promise<DeleteComponentResult> {
    const input = { path: inPath(ref, resource), query: { dryRun, force } };
    return this.#call('deleteResource', input, call);
  }

  /** What differs, field by field, between a Dapr resource in the vcluster and its copy on the host. */
  getDifference(
    ref: TenantRef,
    resource: DaprResourceName,
    call?: CallOptions,
  ): Promise<Difference> {
    return this.#call('getDifference', { path: inPath(ref, resource) }, call);
  }

  /**
   * What Dapr Components and files for one virtual namespace are checked against; see `tenantContext`.
   *
   * `claims` are the keys of broker claims to ask for, at most 50; see `brokerClaims`.
   */
  getTenantContext(
    ref: TenantRef,
    {
      namespace,
      claims,
      ...call
    }: CallOptions & { namespace?: string; claims?: readonly string[] } = {},
  ): Promise<TenantContext> {
    const input = {
      path: ref,
      query: {
        namespace,
        ...(claims?.length && { claims: JSON.stringify(claims) }),
      },
    };
    return this.#call('getTenantContext', input, call);
  }

  /** The guardrails on everything a tenant has. */
  checkTenant(ref: TenantRef, call?: CallOptions): Promise<TenantCheck> {
    return this.#call('checkTenant', { path: ref }, call);
  }

  listSidecars(ref: TenantRef, call?: CallOptions): Promise<SidecarList> {
    return this.#call('listSidecars', { path: ref }, call);
  }

  /** Why an app has no daprd, or one that does not work; by app id, or name of the workload or pod. */
  explainApp(
    ref: TenantRef,
    app: string,
    call?: CallOptions,
  ): Promise<AppExplanationAnswer> {
    return this.#call('explainApp', { path: { ...ref, app } }, call);
  }

  /** Names of Secrets and keys a Dapr Component of the tenant may refer to. */
  listSecretNames(ref: TenantRef, call?: CallOptions): Promise<SecretNames> {
    return this.#call('listSecretNames', { path: ref }, call);
  }

  listEvents(ref: TenantRef, call?: CallOptions): Promise<TenantEventList> {
    return this.#call('listEvents', { path: ref }, call);
  }

  getUsage(ref: TenantRef, call?: CallOptions): Promise<Usage> {
    return this.#call('getUsage', { path: ref }, call);
  }

  /** What a tenant costs, and what sharing saves for it. */
  getSavings(ref: TenantRef, call?: CallOptions): Promise<TenantSavings> {
    return this.#call('getSavings', { path: ref }, call);
  }

  /** What sharing saves on all hosts. */
  getFleetSavings(call?: CallOptions): Promise<FleetSavings> {
    return this.#call('getFleetSavings', {}, call);
  }

  /** Prices that a calculation of savings begins with. */
  getSavingsPrices(call?: CallOptions): Promise<SavingsPrices> {
    return this.#call('getSavingsPrices', {}, call);
  }

  getTopology(ref: TenantRef, call?: CallOptions): Promise<Topology> {
    return this.#call('getTopology', { path: ref }, call);
  }

  /** Containers of a pod of the vcluster whose logs can be read. */
  async listLogContainers(
    ref: TenantRef,
    { namespace, name }: { namespace: string; name: string },
    call?: CallOptions,
  ): Promise<LogContainer[]> {
    const path = { ...ref, virtualNamespace: namespace, pod: name };
    return (await this.#call('listLogContainers', { path }, call)).items;
  }

  /** The newest lines of a log, without secrets. */
  getLog(
    ref: TenantRef,
    source: LogSource,
    query: Omit<LogQuery, 'follow'> = {},
    call?: CallOptions,
  ): Promise<ContainerLog> {
    if (source === 'syncer') {
      return this.#call('getSyncerLog', { path: ref, query }, call);
    }
    return this.#call('getLog', { path: ofLog(ref, source), query }, call);
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
    const following = { ...query, follow: true };
    const response =
      source === 'syncer'
        ? await this.#open(
            'getSyncerLog',
            { path: ref, query: following },
            call,
          )
        : await this.#open(
            'getLog',
            { path: ofLog(ref, source), query: following },
            call,
          );
    yield* readJsonLines<LogEvent>(response);
  }

  applyManifests(
    ref: TenantRef,
    body: ApplyManifests,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<ApplyManifestsResult> {
    const input = { path: ref, query: { dryRun }, body };
    return this.#call('applyManifests', input, call);
  }

  /** Requests deletion of applied objects and waits a bounded time; call again while the outcome is `deleting`. */
  deleteManifests(
    ref: TenantRef,
    body: DeleteManifests,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<DeleteManifestsResult> {
    const input = { path: ref, query: { dryRun }, body };
    return this.#call('deleteManifests', input, call);
  }
}

function inPath(ref: TenantRef, { kind, namespace, name }: DaprResourceName) {
  return { ...ref, kind, virtualNamespace: namespace, resource: name };
}

function ofLog(ref: TenantRef, source: Exclude<LogSource, 'syncer'>) {
  const { namespace, pod, container } = source;
  return { ...ref, virtualNamespace: namespace, pod, container };
}
