import {
  formatTenantRef,
  RenderedChange,
  UpgradeAdvice,
  UpgradeTenant,
  UpgradeTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { Provisioner } from 'backstage-plugin-dapr-vcluster-node';
import {
  isUnderWay,
  parseRecord,
  UpgradeRecord,
} from '../../inventory/model/upgradeRecord';
import { unavailable } from '../../platform/errors';
import { toRouteError } from '../../platform/hosts';
import { KeyedLocks } from '../../platform/KeyedLocks';
import { PollOptions } from '../../platform/kubernetes';
import { TenantClients } from '../../platform/tenantClients';
import { assertRunning, assertWritable, LiveTenant } from '../live/LiveTenant';
import {
  assertNotUpgrading,
  underWay,
  writeRecord,
} from '../live/upgradeRecord';
import { TenantOptions } from '../presets/options';
import { backupName, readBackup, UpgradeSpecs, writeBackup } from './backup';
import { Installer } from './Installer';
import { planUpgrade, profileOf, UpgradePlan } from './planUpgrade';
import { UpgradeRun } from './UpgradeRun';

/** What upgrading needs. */
export type TenantUpgraderOptions = {
  clients: TenantClients;
  options: TenantOptions;
  provisioner: Provisioner;
  /** How long a tenant may take to become healthy before it is rolled back, in milliseconds. */
  timeoutMs: number;
  /** How long a call that has ended in the middle keeps others away; default a minute. */
  holdMs?: number;
  /** How long one call waits; default 20 s. */
  polling?: PollOptions;
};

const POLLING: PollOptions = { timeoutMs: 20_000, intervalMs: 500 };

/** Who calls, and how. */
export type UpgradeCall = {
  dryRun: boolean;
  /** Entity ref of the user. */
  user?: string;
  /** Marks the upgrade as that of a wave. */
  wave?: string;
  signal?: AbortSignal;
};

/** What an upgrade would do. */
export type PlannedUpgrade = Pick<UpgradeTenantResult, 'from' | 'to'> & {
  isUnchanged: boolean;
  advice: UpgradeAdvice;
  /** Only where it was asked for. */
  changes?: RenderedChange[];
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
   * What an upgrade would do; nothing is changed.
   *
   * @param given.preview - whether to render what would change
   * @throws as {@link upgrade}, and ConflictError while the tenant is being upgraded
   */
  async plan(
    tenant: LiveTenant,
    body: UpgradeTenant,
    { preview }: { preview: boolean },
  ): Promise<PlannedUpgrade> {
    try {
      assertWritable(tenant.host);
      assertNotUpgrading(tenant);
      assertRunning(tenant);
      const { plan, installer } = await this.#prepare(tenant, body);
      const { specs, advice, isUnchanged } = plan;
      return {
        from: specs.before.version,
        to: specs.after.version,
        isUnchanged,
        advice,
        ...(preview && (await previewOf(plan, installer))),
      };
    } catch (error) {
      throw toRouteError(error, { place: `host ${tenant.ref.host}` });
    }
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
    { dryRun, user, wave, signal }: UpgradeCall,
  ): Promise<UpgradeTenantResult> {
    const { timeoutMs } = this.#given;
    const { plan, installer, now } = await this.#prepare(tenant, body);
    const { specs, advice } = plan;
    const answer = {
      id: formatTenantRef(tenant.ref),
      from: specs.before.version,
      to: specs.after.version,
      advice,
    };
    if (dryRun) {
      const preview = await previewOf(plan, installer);
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
      wave,
      startedAt: now.toISOString(),
      deadline: new Date(now.getTime() + timeoutMs).toISOString(),
      step: 'applying',
    };
    const run = this.#runOf(tenant, record, { installer, specs, signal });
    await run.hold(present => !present || !isUnderWay(present));
    try {
      await writeBackup(
        tenant.host.client,
        tenant.ref,
        specs,
        record.startedAt,
      );
    } catch (error) {
      await run.withdraw();
      throw error;
    }
    const progress = await run.advance(false);
    return { ...answer, ...progress, ...logOf(installer) };
  }

  async #prepare(tenant: LiveTenant, body: UpgradeTenant) {
    const { options, provisioner } = this.#given;
    const now = new Date();
    const context = { options, provisioner, now };
    const plan = await planUpgrade(tenant, body, context);
    const installer = this.#installer(tenant);
    installer.assertUpgradable();
    return { plan, installer, now };
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
    const specs = await readBackup(
      tenant.host.client,
      tenant.ref,
      record.startedAt,
    );
    if (!specs) {
      return this.#startAgain(tenant, record, { dryRun, signal });
    }
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

  /** Starts again what ended right after it was recorded: without a back-up, nothing has been done. */
  async #startAgain(
    tenant: LiveTenant,
    record: UpgradeRecord,
    call: UpgradeCall,
  ): Promise<UpgradeTenantResult> {
    const { by, startedAt, step, to, values, wave } = record;
    const { host, ref } = tenant;
    if (step !== 'applying') {
      throw unavailable(
        `Secret "${backupName(ref)}" in namespace "${
          ref.namespace
        }", the back-up of the release before the upgrade, is gone`,
        { fix: 'Bring the release to the version that you want by hand.' },
      );
    }
    const namespace = await writeRecord(
      host.client,
      tenant.namespace,
      undefined,
      present => present?.startedAt === startedAt && !isHeld(present),
    );
    return this.#start(
      { ...tenant, namespace },
      { version: to, values },
      { ...call, user: by, wave },
    );
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
    const { clients, provisioner, ...bounds } = this.#given;
    const { timeoutMs, holdMs, polling = POLLING } = bounds;
    const check = { host, ref, provisioner, clients };
    return new UpgradeRun(
      { ...check, polling, timeoutMs, holdMs, namespace, ...given },
      record,
    );
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

async function previewOf(
  { isUnchanged, specs, release }: UpgradePlan,
  installer: Installer,
): Promise<{ changes: RenderedChange[] }> {
  return isUnchanged
    ? { changes: [] }
    : installer.preview(specs.after, release.manifest);
}

function isHeld({ heldUntil }: UpgradeRecord): boolean {
  return heldUntil !== undefined && Date.now() < Date.parse(heldUntil);
}

function logOf({ log }: Installer) {
  return log.length > 0 ? { log } : {};
}
