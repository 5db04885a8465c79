import {
  formatTenantRef,
  UpgradeTenant,
  UpgradeTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import {
  isUnderWay,
  parseRecord,
  UpgradeRecord,
} from '../../inventory/model/upgradeRecord';
import { toRouteError } from '../../platform/hosts';
import { KeyedLocks } from '../../platform/KeyedLocks';
import { PollOptions } from '../../platform/kubernetes';
import { TenantClients } from '../../platform/tenantClients';
import { assertRunning, assertWritable, LiveTenant } from '../live/LiveTenant';
import { underWay } from '../live/upgradeRecord';
import { TenantOptions } from '../presets/options';
import { readBackup, UpgradeSpecs, writeBackup } from './backup';
import { Installer } from './Installer';
import { planUpgrade, profileOf } from './planUpgrade';
import { UpgradeRun } from './UpgradeRun';

/** What upgrading needs. */
export type TenantUpgraderOptions = {
  clients: TenantClients;
  options: TenantOptions;
  provisioner: Provisioner;
  /** How long a tenant may take to become healthy before it is rolled back, in milliseconds. */
  timeoutMs: number;
  /** How long one call waits; default 20 s. */
  polling?: PollOptions;
};

const POLLING: PollOptions = { timeoutMs: 20_000, intervalMs: 500 };

/** Who calls, and how. */
export type UpgradeCall = {
  dryRun: boolean;
  /** Entity ref of the user. */
  user?: string;
  signal?: AbortSignal;
};

/**
 * Upgrades the vclusters of tenants. What is to be done is written down on the host before it is done, so that any portal
 * can go on with it; see {@link UpgradeRun}.
 */
export class TenantUpgrader {
  readonly #given: TenantUpgraderOptions;
  readonly #locks = new KeyedLocks();

  constructor(given: TenantUpgraderOptions) {
    this.#given = given;
  }

  /** @throws InputError, ConflictError or ServiceUnavailableError with field, value and fix; nothing is changed then. */
  upgrade(
    tenant: LiveTenant,
    body: UpgradeTenant,
    call: UpgradeCall,
  ): Promise<UpgradeTenantResult> {
    return this.#run(tenant, async () => {
      assertWritable(tenant.host);
      const record = parseRecord(tenant.namespace.metadata.annotations);
      if (record && isUnderWay(record)) {
        this.#assertSame(tenant, record, body);
        return this.#goOn(tenant, record, call);
      }
      assertRunning(tenant);
      return this.#start(tenant, body, call);
    });
  }

  /**
   * Goes on with an upgrade that is under way, for nobody; undefined when there is none, or somebody works at it.
   *
   * @throws as {@link upgrade}
   */
  resume(
    tenant: LiveTenant,
    signal?: AbortSignal,
  ): Promise<UpgradeTenantResult | undefined> {
    return this.#run(tenant, async () => {
      const record = parseRecord(tenant.namespace.metadata.annotations);
      if (!record || !isUnderWay(record) || isHeld(record)) {
        return undefined;
      }
      return this.#goOn(tenant, record, { dryRun: false, signal });
    });
  }

  async #start(
    tenant: LiveTenant,
    body: UpgradeTenant,
    { dryRun, user, signal }: UpgradeCall,
  ): Promise<UpgradeTenantResult> {
    const { options, provisioner, timeoutMs } = this.#given;
    const now = new Date();
    const context = { options, provisioner, now };
    const plan = await planUpgrade(tenant, body, context);
    const { specs, advice } = plan;
    const installer = this.#installer(tenant);
    installer.assertUpgradable();
    const answer = {
      id: formatTenantRef(tenant.ref),
      from: specs.before.version,
      to: specs.after.version,
      advice,
    };
    if (dryRun) {
      const preview = plan.isUnchanged
        ? { changes: [] }
        : await installer.preview(specs.after, plan.release.manifest);
      return { ...answer, outcome: 'dry-run', objects: [], ...preview };
    }
    if (plan.isUnchanged) {
      return { ...answer, outcome: 'unchanged', objects: [] };
    }
    const record: UpgradeRecord = {
      from: answer.from,
      to: answer.to,
      values: body.values ?? 'release',
      by: user,
      startedAt: now.toISOString(),
      deadline: new Date(now.getTime() + timeoutMs).toISOString(),
      step: 'applying',
    };
    const run = this.#runOf(tenant, record, { installer, specs, signal });
    await run.hold(present => !present || !isUnderWay(present));
    try {
      await writeBackup(tenant.host.client, tenant.ref, specs);
    } catch (error) {
      await run.withdraw();
      throw error;
    }
    const progress = await run.advance(false);
    return { ...answer, ...progress, ...logOf(installer) };
  }

  async #goOn(
    tenant: LiveTenant,
    record: UpgradeRecord,
    { dryRun, signal }: UpgradeCall,
  ): Promise<UpgradeTenantResult> {
    const id = formatTenantRef(tenant.ref);
    const { from, to } = record;
    if (dryRun || isHeld(record)) {
      const outcome = /roll/.test(record.step) ? 'rolling-back' : 'upgrading';
      const reason = 'Another call works at it';
      return dryRun
        ? { id, from, to, outcome: 'dry-run', objects: [], changes: [] }
        : { id, from, to, outcome, reason, objects: [] };
    }
    const specs = await readBackup(tenant.host.client, tenant.ref);
    const installer = this.#installer(tenant);
    const run = this.#runOf(tenant, record, { installer, specs, signal });
    await run.hold(
      present =>
        present?.startedAt === record.startedAt &&
        present.step === record.step &&
        !isHeld(present),
    );
    const progress = await run.advance(true);
    return { id, from, to, ...progress, ...logOf(installer) };
  }

  /** A request for something else than what is under way. */
  #assertSame(
    tenant: LiveTenant,
    record: UpgradeRecord,
    { version, values = 'release' }: UpgradeTenant,
  ): void {
    const { offered } = profileOf(tenant, this.#given.options);
    const wanted = version ?? offered.chartVersion;
    if (wanted !== record.to || values !== record.values) {
      throw underWay(formatTenantRef(tenant.ref), record);
    }
  }

  #installer(tenant: LiveTenant): Installer {
    const { options, provisioner } = this.#given;
    const { profile } = profileOf(tenant, options);
    const { host, ref } = tenant;
    return new Installer({ host, ref, profile, provisioner });
  }

  #runOf(
    { host, ref, namespace }: LiveTenant,
    record: UpgradeRecord,
    given: { installer: Installer; specs: UpgradeSpecs; signal?: AbortSignal },
  ): UpgradeRun {
    const { clients, provisioner, timeoutMs, polling = POLLING } = this.#given;
    const check = { host, ref, provisioner, clients };
    const bounds = { polling, timeoutMs };
    return new UpgradeRun({ ...check, ...bounds, namespace, ...given }, record);
  }

  async #run<T>(tenant: LiveTenant, work: () => Promise<T>): Promise<T> {
    try {
      return await this.#locks.run(formatTenantRef(tenant.ref), work);
    } catch (error) {
      throw toRouteError(error, { place: `host ${tenant.ref.host}` });
    } finally {
      // Its API server starts again.
      this.#given.clients.forget(tenant.ref);
    }
  }
}

function isHeld({ heldUntil }: UpgradeRecord): boolean {
  return heldUntil !== undefined && Date.now() < Date.parse(heldUntil);
}

function logOf({ log }: Installer) {
  return log.length > 0 ? { log } : {};
}
