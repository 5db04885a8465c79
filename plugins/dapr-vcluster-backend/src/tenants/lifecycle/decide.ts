import { lastEvent } from '../../platform/cron';
import { ControlState, LifecycleFacts } from './facts';
import { DAY_MS } from '../../platform/milliseconds';

/** Days before the expiry at which the owner is told, the latest first. */
export const TOLD_DAYS = [1, 7] as const;

/** What is to be done with a tenant, and why, in a sentence. */
export type Decision = { why: string } & (
  | { action: 'none' }
  /** Tell the owner that it expires in so many days; 0: that it has expired. */
  | { action: 'notify'; days: number; expiresAt: string }
  /** Note that it has expired, after pausing it unless it rests anyway. */
  | { action: 'expire'; expiresAt: string; pauses: boolean }
  | { action: 'delete' }
  /** Resume what expiry or a schedule had paused that is no longer there. */
  | { action: 'resume' }
  | { action: 'sleep'; event: string }
  | { action: 'wake'; event: string }
  /** A time of the schedule at which nothing is to be done. */
  | { action: 'pass'; event: string }
);

/** Who asks, and by which rules. */
export type DecisionContext = {
  now: Date;
  graceDays: number;
  /** Which portal asks. */
  portal: string;
  /** The owner cannot be told: everything else goes on. */
  isMuted?: boolean;
};

/**
 * The next thing to do with a tenant; pure. Asked again after each, it comes to `none`. Of what was missed only the newest
 * is done.
 */
export function decide(
  facts: LifecycleFacts,
  context: DecisionContext,
): Decision {
  const { lifecycle, hindered, deletingSince } = facts;
  const { claim, deletion } = lifecycle.state;
  if (hindered !== undefined) {
    return none(`Nothing is done: ${hindered}.`);
  }
  if (claim && claim.by !== context.portal && isBefore(context, claim.until)) {
    return none('Another portal works at it.');
  }
  if (deletingSince !== undefined) {
    return deletion === undefined
      ? none(`It is being deleted since ${deletingSince}.`)
      : { action: 'delete', why: 'Its deletion has begun and goes on.' };
  }
  return (
    byExpiry(facts, context) ??
    byResumption(facts, context) ??
    bySchedule(facts, context) ??
    none(nextOf(facts))
  );
}

function none(why: string): Decision {
  return { action: 'none', why };
}

function isBefore({ now }: DecisionContext, time: string): boolean {
  return now.getTime() < Date.parse(time);
}

/** The expiry that is in force: not when the tenant is kept. */
function expiryOf({ lifecycle }: LifecycleFacts): string | undefined {
  return lifecycle.keptBy === undefined ? lifecycle.expiresAt : undefined;
}

/** What was done about an expiry; nothing about one that was set since. */
function doneAbout({ lifecycle }: LifecycleFacts, expiresAt: string) {
  const { expiry } = lifecycle.state;
  return expiry?.at === expiresAt ? expiry : undefined;
}

function byExpiry(
  facts: LifecycleFacts,
  context: DecisionContext,
): Decision | undefined {
  const expiresAt = expiryOf(facts);
  if (expiresAt === undefined) {
    return undefined;
  }
  const { told = {}, expiredSince, setAt } = doneAbout(facts, expiresAt) ?? {};
  if (expiredSince !== undefined) {
    return told[0] === undefined && !context.isMuted
      ? {
          action: 'notify',
          days: 0,
          expiresAt,
          why: `It has expired at ${expiresAt}, which its owner was not told yet.`,
        }
      : afterGrace(expiredSince, context);
  }
  if (!isBefore(context, expiresAt)) {
    const { control } = facts;
    return {
      action: 'expire',
      expiresAt,
      pauses: control.is === 'running' || isUnfinished(facts, expiresAt),
      why: `It has expired at ${expiresAt}${restingText(control)}.`,
    };
  }
  const days = TOLD_DAYS.find(
    each => !isBefore(context, before(expiresAt, each)),
  );
  // Whoever has just chosen a near expiry need not be told.
  const isNews =
    days !== undefined &&
    !context.isMuted &&
    (setAt === undefined || setAt < before(expiresAt, days));
  return isNews && !TOLD_DAYS.some(each => each <= days && told[each])
    ? {
        action: 'notify',
        days,
        expiresAt,
        why: `It expires at ${expiresAt}, in ${
          days === 1 ? 'a day' : `${days} days`
        } or less.`,
      }
    : undefined;
}

function before(time: string, days: number): string {
  return new Date(Date.parse(time) - days * DAY_MS).toISOString();
}

/** Grace begins when the tenant was seen to have expired, so that a portal that was down shortens it for nobody. */
function afterGrace(
  expiredSince: string,
  context: DecisionContext,
): Decision | undefined {
  return isBefore(context, before(expiredSince, -context.graceDays))
    ? undefined
    : {
        action: 'delete',
        why: `It is expired since ${expiredSince}, and ${context.graceDays} days of grace are over.`,
      };
}

function isUnfinished({ lifecycle }: LifecycleFacts, of: string): boolean {
  const { pause } = lifecycle.state;
  return pause?.for === of && !pause.done;
}

function restingText(control: ControlState): string {
  switch (control.is) {
    case 'paused':
      return ', and is paused already';
    case 'resting':
      return `; ${control.why}`;
    default:
      return '';
  }
}

/** Whether the pause that lasts is the one that expiry, or that the schedule, has made. */
export function isPausedBy(
  cause: 'expiry' | 'schedule',
  facts: LifecycleFacts,
): boolean {
  return isOurs(facts) && facts.lifecycle.state.pause?.cause === cause;
}

/** Whether the pause that lasts is the one that expiry or the schedule made. */
function isOurs({ lifecycle, control }: LifecycleFacts): boolean {
  const { pause } = lifecycle.state;
  return control.is === 'paused' && control.date === pause?.date;
}

function hasExpired(facts: LifecycleFacts, context: DecisionContext): boolean {
  const expiresAt = expiryOf(facts);
  return expiresAt !== undefined && !isBefore(context, expiresAt);
}

function byResumption(
  facts: LifecycleFacts,
  context: DecisionContext,
): Decision | undefined {
  const { lifecycle } = facts;
  const { pause } = lifecycle.state;
  if (!pause || !isOurs(facts) || hasExpired(facts, context)) {
    return undefined;
  }
  if (pause.cause === 'schedule') {
    return pause.release && !lifecycle.schedule
      ? {
          action: 'resume',
          why: 'The schedule that has paused it was removed.',
        }
      : undefined;
  }
  const { keptBy, expiresAt } = lifecycle;
  return {
    action: 'resume',
    why:
      keptBy === undefined
        ? `It was paused because it had expired, and expires at ${expiresAt} now.`
        : `It was paused because it had expired, and is kept by ${keptBy} now.`,
  };
}

function bySchedule(
  facts: LifecycleFacts,
  context: DecisionContext,
): Decision | undefined {
  const { schedule, state } = facts.lifecycle;
  if (!schedule || hasExpired(facts, context)) {
    return undefined;
  }
  const last = lastEvent(schedule, context.now);
  const handled =
    state.schedule?.since === schedule.since
      ? state.schedule.handled
      : schedule.since;
  if (!last || last.at.getTime() <= Date.parse(handled)) {
    return undefined;
  }
  const event = last.at.toISOString();
  return last.what === 'sleep' ? toSleep(facts, event) : toWake(facts, event);
}

function toSleep(facts: LifecycleFacts, event: string): Decision {
  const { control, lifecycle } = facts;
  const { pause } = lifecycle.state;
  if (isUnfinished(facts, event)) {
    return pause?.scaled && !isOurs(facts)
      ? {
          action: 'pass',
          event,
          why: 'Somebody has resumed it while it was being paused: it runs until it sleeps next.',
        }
      : { action: 'sleep', event, why: `It sleeps since ${event}.` };
  }
  switch (control.is) {
    case 'running':
      return { action: 'sleep', event, why: `It sleeps since ${event}.` };
    case 'paused':
      return {
        action: 'pass',
        event,
        why: isOurs(facts)
          ? 'It sleeps already.'
          : 'Somebody else has paused it already, and the schedule does not resume it.',
      };
    default:
      return {
        action: 'pass',
        event,
        why: `It is left alone: ${control.why}.`,
      };
  }
}

function toWake(facts: LifecycleFacts, event: string): Decision {
  const { control } = facts;
  if (isPausedBy('schedule', facts)) {
    return { action: 'wake', event, why: `It is awake since ${event}.` };
  }
  switch (control.is) {
    case 'paused':
      return {
        action: 'pass',
        event,
        why: 'It was not paused by its schedule, which therefore does not resume it.',
      };
    case 'running':
      return { action: 'pass', event, why: 'It runs already.' };
    default:
      return {
        action: 'pass',
        event,
        why: `It is left alone: ${control.why}.`,
      };
  }
}

/** Why there is nothing to do. */
function nextOf({ lifecycle }: LifecycleFacts): string {
  const { expiresAt, keptBy, schedule, state } = lifecycle;
  const expired =
    expiresAt !== undefined &&
    state.expiry?.at === expiresAt &&
    state.expiry.expiredSince;
  const parts = [
    keptBy !== undefined && `It is kept by ${keptBy}`,
    keptBy === undefined && expired && `It is expired since ${expired}`,
    keptBy === undefined &&
      !expired &&
      expiresAt !== undefined &&
      `It expires at ${expiresAt}`,
    schedule && 'nothing of its schedule is due',
  ].filter(Boolean);
  const text = parts.join(', and ') || 'Nothing is due';
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
