import { LoggerService } from '@backstage/backend-plugin-api';
import {
  formatTenantRef,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { AuditLog } from '../../platform/audit';
import { TenantDeleter } from '../deletion/TenantDeleter';
import { LiveTenants } from '../live/LiveTenant';
import { TenantLocks, TenantOperation } from '../locks';
import { TenantPauser } from '../pause';
import { decide, Decision, DecisionContext } from './decide';
import { executeDecision } from './executeDecision';
import { Executed } from './perform';
import { liveFacts } from './facts';
import { LifecycleNotifier } from './LifecycleNotifier';
import { LifecycleOptions } from './options';

/** What sweeps need. */
export type LifecycleSweepOptions = {
  audit: AuditLog;
  deleter: Pick<TenantDeleter, 'delete'>;
  /** Keeps other operations away from tenants that are paused, resumed or deleted. */
  locks?: Pick<TenantLocks, 'attempt'>;
  logger: LoggerService;
  notifier: LifecycleNotifier;
  options: LifecycleOptions;
  pauser: TenantPauser;
  tenants: LiveTenants;
  /** Tenants of which something is due, as far as is known without asking their hosts. */
  due: () => readonly TenantRef[] | Promise<readonly TenantRef[]>;
  /** What decides at this moment. */
  context: () => DecisionContext;
};

/** What others are told who want something else of the tenant meanwhile. */
const BY = 'its expiry or schedule';
const OPERATIONS: Partial<Record<Decision['action'], TenantOperation>> = {
  sleep: 'pause',
  expire: 'pause',
  wake: 'resume',
  resume: 'resume',
  delete: 'delete',
};

/** Different things that can be due for a tenant at once. */
const MOST_ROUNDS = 6;

/**
 * Does what is due by expiry and schedules. Each tenant is read from its host before each decision, and claimed in the
 * version that was read before anything is done: of two portals that sweep at once, one acts.
 */
export class LifecycleSweep {
  readonly #given: LifecycleSweepOptions;
  /** What was said last of a tenant in dry runs and failures, so that it is said once. */
  readonly #said = new Map<string, string>();

  constructor(given: LifecycleSweepOptions) {
    this.#given = given;
  }

  /** Goes once over all tenants. What fails is tried again in the next sweep. */
  async run(signal?: AbortSignal): Promise<void> {
    for (const ref of await this.#given.due()) {
      if (signal?.aborted) {
        return;
      }
      await this.apply(ref, signal).catch(error => this.#failed(ref, error));
    }
  }

  /** Does what is due for one tenant. */
  async apply(ref: TenantRef, signal?: AbortSignal): Promise<void> {
    let isMuted = false;
    for (let round = 0; round < MOST_ROUNDS && !signal?.aborted; round++) {
      const tenant = await this.#given.tenants.find(ref);
      const facts = tenant && liveFacts(tenant);
      if (!tenant || !facts) {
        return;
      }
      const context = { ...this.#given.context(), isMuted };
      const decision = decide(facts, context);
      if (decision.action === 'none') {
        return;
      }
      if (this.#given.options.dryRun) {
        await this.#wouldDo(ref, decision);
        return;
      }
      const outcome = await this.#alone(ref, decision, () =>
        executeDecision({ ...this.#given, context, signal }, tenant, decision),
      );
      if (outcome === 'unfinished') {
        return;
      }
      isMuted ||= outcome === 'untold';
    }
  }

  /** Whatever else works at the tenant goes first. */
  async #alone(
    ref: TenantRef,
    { action }: Decision,
    work: () => Promise<Executed>,
  ): Promise<Executed> {
    const operation = OPERATIONS[action];
    const { locks } = this.#given;
    if (!operation || !locks) {
      return work();
    }
    const attempt = await locks.attempt(ref, { operation, by: BY }, work);
    return 'value' in attempt ? attempt.value : 'unfinished';
  }

  async #wouldDo(ref: TenantRef, { action, why }: Decision): Promise<void> {
    const tenant = formatTenantRef(ref);
    if (this.#isNews(tenant, `${action} ${why}`)) {
      await this.#given.audit.recorded(
        {
          eventId: 'tenant-lifecycle',
          severityLevel: 'low',
          meta: { tenant, action, why, dryRun: true },
          isDryRun: true,
        },
        async () => undefined,
        () => ({ outcome: 'dry-run' }),
      );
    }
  }

  #failed(ref: TenantRef, error: Error): void {
    const tenant = formatTenantRef(ref);
    if (this.#isNews(tenant, error.message)) {
      this.#given.logger.warn(
        `What is due for tenant ${tenant} by its expiry or schedule waits for the next sweep: ${error.message}`,
      );
    }
  }

  #isNews(tenant: string, text: string): boolean {
    const isNews = this.#said.get(tenant) !== text;
    this.#said.set(tenant, text);
    return isNews;
  }
}
