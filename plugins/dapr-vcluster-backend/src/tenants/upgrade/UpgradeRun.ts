import { randomUUID } from 'node:crypto';
import {
  ObjectOutcome,
  UpgradeTenantResult,
} from 'backstage-plugin-dapr-vcluster-common';
import { ProvisionProgress } from 'backstage-plugin-dapr-vcluster-node';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { UpgradeRecord } from '../../inventory/model/upgradeRecord';
import { poll, PollOptions } from '../../platform/kubernetes';
import { writeRecord } from '../live/upgradeRecord';
import { UpgradeSpecs } from './backup';
import { checkHealth, HealthCheck } from './health';
import { Installer } from './Installer';

/** How long a call may keep others from going on with the same upgrade, unless it says again that it works. */
const HOLD_MS = 60_000;
const RENEW_MS = 20_000;
/** Reasons are shown to people, and are in an annotation. */
const MOST_CHARACTERS = 1_000;

/** What a run of an upgrade is given. */
export type UpgradeRunOptions = HealthCheck & {
  namespace: KubeObject;
  installer: Installer;
  specs: UpgradeSpecs;
  /** How long one call waits until the tenant is healthy. */
  polling: PollOptions;
  /** How long a tenant may take to become healthy before it is rolled back. */
  timeoutMs: number;
  /** How long this call keeps others away without saying again that it works; default a minute. */
  holdMs?: number;
  signal?: AbortSignal;
};

/** What became of an upgrade in one call. */
export type UpgradeProgress = Pick<
  UpgradeTenantResult,
  'outcome' | 'reason' | 'objects'
>;

/**
 * Goes on with an upgrade from the step that its record says. Each step is written down before it is done, can be done
 * again, and is done by one call at a time, so that another portal can go on after one that has ended in the middle.
 */
export class UpgradeRun {
  readonly #options: UpgradeRunOptions;
  readonly #holder = randomUUID();
  readonly #objects: ObjectOutcome[] = [];
  #namespace: KubeObject;
  #record: UpgradeRecord;

  constructor(options: UpgradeRunOptions, record: UpgradeRecord) {
    this.#options = options;
    this.#namespace = options.namespace;
    this.#record = record;
  }

  /**
   * Writes the record down as this call's.
   *
   * @throws ConflictError when somebody else was faster or works at it.
   */
  async hold(
    isExpected: (present: UpgradeRecord | undefined) => boolean,
  ): Promise<void> {
    await this.#write({}, isExpected);
  }

  /** Takes the record away again; nothing has been done. */
  async withdraw(): Promise<void> {
    const { client } = this.#options.host;
    await writeRecord(client, this.#namespace, undefined, this.#isMine);
  }

  /** @param isResumed - whether another call may have been ended in the middle of the step */
  async advance(isResumed: boolean): Promise<UpgradeProgress> {
    let mayBeHalfDone = isResumed;
    for (;;) {
      switch (this.#record.step) {
        case 'applying':
          await this.#apply(mayBeHalfDone);
          break;
        case 'checking': {
          const waiting = await this.#check();
          if (waiting) {
            return waiting;
          }
          break;
        }
        case 'rolling-back':
          await this.#rollBack();
          break;
        case 'checking-roll-back': {
          const waiting = await this.#checkRollBack();
          if (waiting) {
            return waiting;
          }
          break;
        }
        default:
          return this.#ended();
      }
      mayBeHalfDone = false;
    }
  }

  async #apply(mayBeHalfDone: boolean): Promise<void> {
    const { installer, specs } = this.#options;
    try {
      await this.#working(async () => {
        if (mayBeHalfDone) {
          await installer.cleanUp(specs.before);
        }
        this.#objects.push(...(await installer.bring(specs.after)));
      });
    } catch (error) {
      if (!(await installer.hasChanged(specs.before))) {
        await this.withdraw();
        throw error;
      }
      await this.#startRollBack((error as Error).message);
      return;
    }
    await this.#write({ step: 'checking', deadline: this.#deadline() });
  }

  async #check(): Promise<UpgradeProgress | undefined> {
    const { specs } = this.#options;
    const health = await this.#awaitHealth(specs.after.version);
    if (health.state === 'done') {
      await this.#end('done');
      return undefined;
    }
    if (health.state === 'waiting' && !this.#isLate()) {
      await this.#release();
      return this.#progress('upgrading', health.reason);
    }
    const late =
      health.state === 'waiting' ? 'It did not become healthy in time: ' : '';
    await this.#startRollBack(`${late}${health.reason}`);
    return undefined;
  }

  async #rollBack(): Promise<void> {
    const { installer, specs } = this.#options;
    await this.#working(async () => {
      this.#objects.push(...(await installer.restore(specs.before)));
    });
    await this.#write({
      step: 'checking-roll-back',
      deadline: this.#deadline(),
    });
  }

  async #checkRollBack(): Promise<UpgradeProgress | undefined> {
    const { specs } = this.#options;
    const health = await this.#awaitHealth(specs.before.version);
    if (health.state === 'done') {
      await this.#end('rolled-back');
      return undefined;
    }
    const { reason = '' } = this.#record;
    if (health.state === 'waiting' && !this.#isLate()) {
      await this.#release();
      return this.#progress('rolling-back', `${reason} (${health.reason})`);
    }
    await this.#end(
      'failed',
      `${reason} The roll-back did not become healthy either: ${health.reason}`,
    );
    return undefined;
  }

  #ended(): UpgradeProgress {
    const { step, reason } = this.#record;
    switch (step) {
      case 'rolled-back':
      case 'failed':
        return this.#progress(step, reason);
      default:
        return this.#progress('upgraded');
    }
  }

  #progress(
    outcome: UpgradeProgress['outcome'],
    reason?: string,
  ): UpgradeProgress {
    return { outcome, ...(reason && { reason }), objects: this.#objects };
  }

  /** Waits for a bounded time; what is seen at once to have failed is not waited for. */
  async #awaitHealth(version: string): Promise<ProvisionProgress> {
    let last: ProvisionProgress = { state: 'waiting', reason: '' };
    const waiting = poll(
      async () => {
        last = await checkHealth(this.#options, version);
        return last.state === 'waiting' ? undefined : true;
      },
      this.#options.polling,
      this.#options.signal,
    );
    await waiting.catch(async error => {
      // Whoever goes on need not wait for a call that has ended.
      await this.#release().catch(() => {});
      throw error;
    });
    return last;
  }

  #deadline(): string {
    return new Date(Date.now() + this.#options.timeoutMs).toISOString();
  }

  #isLate(): boolean {
    return Date.now() >= Date.parse(this.#record.deadline);
  }

  #startRollBack(reason: string): Promise<void> {
    return this.#write({ step: 'rolling-back', reason: shortened(reason) });
  }

  #end(step: 'done' | 'rolled-back' | 'failed', reason?: string) {
    return this.#write({
      step,
      ...(reason !== undefined && { reason: shortened(reason) }),
      endedAt: new Date().toISOString(),
      holder: undefined,
      heldUntil: undefined,
    });
  }

  /** Lets others go on with it. */
  #release(): Promise<void> {
    return this.#write({ holder: undefined, heldUntil: undefined });
  }

  /** Says again and again that this call works at it, for as long as it does. */
  async #working<T>(work: () => Promise<T>): Promise<T> {
    const timer = setInterval(() => {
      // Whoever has taken it over meanwhile goes on; the next step of this call finds out.
      this.#write({}).catch(() => {});
    }, RENEW_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  readonly #isMine = (present: UpgradeRecord | undefined) =>
    present?.holder === this.#holder;

  async #write(
    change: Partial<UpgradeRecord>,
    isExpected: (present: UpgradeRecord | undefined) => boolean = this.#isMine,
  ): Promise<void> {
    const { holdMs = HOLD_MS, host } = this.#options;
    const record: UpgradeRecord = {
      ...this.#record,
      holder: this.#holder,
      heldUntil: new Date(Date.now() + holdMs).toISOString(),
      ...change,
    };
    this.#namespace = await writeRecord(
      host.client,
      this.#namespace,
      record,
      isExpected,
    );
    this.#record = record;
  }
}

function shortened(reason: string): string {
  return redactText(reason).slice(0, MOST_CHARACTERS);
}
