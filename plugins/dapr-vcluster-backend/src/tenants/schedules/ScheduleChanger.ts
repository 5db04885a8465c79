import {
  ANNOTATION_SCHEDULE,
  formatTenantRef,
  ScheduleTenantResult,
  SleepSchedule,
} from 'backstage-plugin-dapr-vcluster-common';
import { checkSchedule, nextEvents } from '../../platform/cron';
import { invalid } from '../../platform/errors';
import { toRouteError } from '../../platform/hosts';
import { assertChangeable } from '../lifecycle/assertChangeable';
import { DecisionContext, isPausedBy } from '../lifecycle/decide';
import { liveFacts } from '../lifecycle/facts';
import { LifecycleSweep } from '../lifecycle/LifecycleSweep';
import { writeLifecycle } from '../lifecycle/writeLifecycle';
import { LiveTenant } from '../live/LiveTenant';

/** Times of each kind that an answer names. */
const SHOWN = 3;

/** What changing schedules needs. */
export type ScheduleChangerOptions = {
  sweep: LifecycleSweep;
  context: () => Pick<DecisionContext, 'now'>;
};

/** Sets when tenants sleep. What is before the moment in which a schedule was set is not done afterwards. */
export class ScheduleChanger {
  readonly #sweep: LifecycleSweep;
  readonly #context: ScheduleChangerOptions['context'];

  constructor({ sweep, context }: ScheduleChangerOptions) {
    this.#context = context;
    this.#sweep = sweep;
  }

  /** @throws InputError naming field, value and fix; ConflictError; ServiceUnavailableError. */
  async set(
    tenant: LiveTenant,
    { schedule }: { schedule: SleepSchedule | null },
    { dryRun }: { dryRun: boolean },
  ): Promise<ScheduleTenantResult> {
    assertUsable(schedule);
    assertChangeable(tenant);
    const { now } = this.#context();
    const facts = liveFacts(tenant);
    const isSame = sameSchedule(schedule, facts?.lifecycle.schedule);
    const isRepaired = facts?.lifecycle.problems.length;
    const resumes =
      schedule === null && Boolean(facts && isPausedBy('schedule', facts));
    const isWritten = isSame && !isRepaired;
    // A call that ended right after it had written has resumed nothing.
    if (!dryRun && (!isWritten || resumes)) {
      await this.#write(tenant, schedule, now);
    }
    const changed = isWritten ? 'unchanged' : 'changed';
    return {
      id: formatTenantRef(tenant.ref),
      outcome: dryRun ? 'dry-run' : changed,
      schedule,
      next: schedule
        ? nextEvents(schedule, now, SHOWN).map(({ what, at }) => ({
            what,
            at: at.toISOString(),
          }))
        : [],
      resumes,
    };
  }

  async #write(
    { host, namespace, ref }: LiveTenant,
    schedule: SleepSchedule | null,
    now: Date,
  ): Promise<void> {
    const text =
      schedule && JSON.stringify({ ...schedule, since: now.toISOString() });
    try {
      await writeLifecycle(
        host.client,
        namespace,
        ({ state: { schedule: _, ...state } }) => ({
          state: {
            ...state,
            ...(state.pause?.cause === 'schedule' && {
              pause: { ...state.pause, release: schedule === null },
            }),
          },
          annotations: { [ANNOTATION_SCHEDULE]: text },
        }),
      );
      await this.#sweep.apply(ref);
    } catch (error) {
      throw toRouteError(error, { place: `host ${host.name}` });
    }
  }
}

function assertUsable(schedule: SleepSchedule | null): void {
  const problem = schedule && checkSchedule(schedule);
  if (schedule && problem) {
    const { field, why, fix } = problem;
    throw invalid(why, {
      field: `schedule.${field}`,
      value: schedule[field],
      fix,
    });
  }
}

function sameSchedule(
  asked: SleepSchedule | null,
  present: SleepSchedule | undefined,
): boolean {
  return asked && present
    ? (['sleep', 'wake', 'zone'] as const).every(
        field => asked[field] === present[field],
      )
    : !asked && !present;
}
