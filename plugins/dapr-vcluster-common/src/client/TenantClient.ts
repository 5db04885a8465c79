import {
  AdoptTenant,
  AdoptTenantResult,
  ReleaseTenantResult,
  ChangeProfile,
  ChangeProfileResult,
  ControlPlane,
  CreateTenant,
  CreateTenantResult,
  DeleteTenantResult,
  ExtendTenant,
  ExtendTenantResult,
  Host,
  HostCheck,
  InstallationLog,
  IssueKubeconfig,
  IssueKubeconfigResult,
  KeepTenantResult,
  LifecyclePreview,
  PauseTenantResult,
  PortalOptions,
  RenderTenant,
  RenderTenantResult,
  ResumeTenantResult,
  ScheduleTenantResult,
  Setup,
  SleepSchedule,
  StartUpgradeWave,
  StartUpgradeWaveResult,
  RevokeKubeconfigsResult,
  Tenant,
  TenantList,
  TenantQuery,
  UpgradeTenant,
  UpgradeTenantResult,
  UpgradeWave,
} from '../contract';
import { TenantRef } from '../tenants';
import { createCall } from './call';
import { CallOptions, ClientOptions } from './http';
import { WriteOptions } from './options';

/**
 * Calls of the operations on hosts, tenants and their life.
 *
 * @public
 */
export class TenantClient {
  readonly #call: ReturnType<typeof createCall>['call'];

  constructor(options: ClientOptions) {
    this.#call = createCall(options).call;
  }

  /** What is wrong with the portal's configuration, and what a first host needs. */
  getSetup(call?: CallOptions): Promise<Setup> {
    return this.#call('getSetup', {}, call);
  }

  /** Whether the portal can connect to a host, and which rights it lacks there. */
  checkHost(host: string, call?: CallOptions): Promise<HostCheck> {
    return this.#call('checkHost', { path: { host } }, call);
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

  /** What creating a tenant would write, as files for a pull request. */
  renderTenant(
    body: RenderTenant,
    call?: CallOptions,
  ): Promise<RenderTenantResult> {
    return this.#call('renderTenant', { body }, call);
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

  /** Sets when a tenant expires; one that has expired is resumed. */
  extendTenant(
    ref: TenantRef,
    body: ExtendTenant = {},
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<ExtendTenantResult> {
    const input = { path: ref, query: { dryRun }, body };
    return this.#call('extendTenant', input, call);
  }

  /** Exempts a tenant from expiry, or ends that. */
  keepTenant(
    ref: TenantRef,
    keep: boolean,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<KeepTenantResult> {
    const input = { path: ref, query: { dryRun }, body: { keep } };
    return this.#call('keepTenant', input, call);
  }

  /** Sets when a tenant is paused and resumed; null for never. */
  scheduleTenant(
    ref: TenantRef,
    schedule: SleepSchedule | null,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<ScheduleTenantResult> {
    const input = { path: ref, query: { dryRun }, body: { schedule } };
    return this.#call('scheduleTenant', input, call);
  }

  /** What the next sweep would do with tenants that expire or sleep. */
  getLifecycle(call?: CallOptions): Promise<LifecyclePreview> {
    return this.#call('getLifecycle', {}, call);
  }

  /** Registers a vcluster that something else has created. */
  adoptTenant(
    ref: TenantRef,
    body: AdoptTenant,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<AdoptTenantResult> {
    const input = { path: ref, query: { dryRun }, body };
    return this.#call('adoptTenant', input, call);
  }

  /** Undoes the registration of an adopted vcluster. */
  releaseTenant(
    ref: TenantRef,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<ReleaseTenantResult> {
    return this.#call('releaseTenant', { path: ref, query: { dryRun } }, call);
  }

  /** Upgrades a tenant and waits a bounded time; call again while the outcome is `upgrading` or `rolling-back`. */
  upgradeTenant(
    ref: TenantRef,
    body: UpgradeTenant = {},
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<UpgradeTenantResult> {
    const input = { path: ref, query: { dryRun }, body };
    return this.#call('upgradeTenant', input, call);
  }

  /** The newest upgrades of several tenants. */
  async listUpgradeWaves(call?: CallOptions): Promise<UpgradeWave[]> {
    return (await this.#call('listUpgradeWaves', {}, call)).items;
  }

  getUpgradeWave(id: string, call?: CallOptions): Promise<UpgradeWave> {
    return this.#call('getUpgradeWave', { path: { id } }, call);
  }

  /** Upgrades several tenants. The portal works at it by itself: ask `getUpgradeWave` how it goes on. */
  startUpgradeWave(
    body: StartUpgradeWave,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<StartUpgradeWaveResult> {
    return this.#call('startUpgradeWave', { query: { dryRun }, body }, call);
  }

  /** Goes on with the rest of a wave that has stopped; with `retry` also with what has failed. */
  resumeUpgradeWave(
    id: string,
    retry = false,
    call?: CallOptions,
  ): Promise<UpgradeWave> {
    const input = { path: { id }, body: { retry } };
    return this.#call('resumeUpgradeWave', input, call);
  }

  /** Upgrades no further tenants. */
  cancelUpgradeWave(id: string, call?: CallOptions): Promise<UpgradeWave> {
    return this.#call('cancelUpgradeWave', { path: { id } }, call);
  }

  /** Moves a tenant between the profiles `oss-hostmanaged` and `oss-synced`; its objects on the host stay. */
  changeProfile(
    ref: TenantRef,
    body: ChangeProfile,
    { dryRun, ...call }: WriteOptions = {},
  ): Promise<ChangeProfileResult> {
    const input = { path: ref, query: { dryRun }, body };
    return this.#call('changeProfile', input, call);
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
}
