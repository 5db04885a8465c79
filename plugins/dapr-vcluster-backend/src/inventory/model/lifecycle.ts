import {
  ANNOTATION_EXPIRES,
  ANNOTATION_EXPIRES_AFTER,
  ANNOTATION_KEPT,
  ANNOTATION_LIFECYCLE,
  ANNOTATION_SCHEDULE,
  SleepSchedule,
} from 'backstage-plugin-dapr-vcluster-common';
import { z } from 'zod/v3';
import { checkSchedule } from '../../platform/cron';
import { parseDuration } from './parseDuration';
import { parseTime } from './parseTime';

const time = z.string().refine(text => parseTime(text) !== undefined);

const scheduleSchema = z.object({
  sleep: z.string().max(100),
  wake: z.string().max(100),
  zone: z.string().max(64),
  since: time,
});

const stateSchema = z.object({
  /** Which portal works at it, and until when no other one may. */
  claim: z.object({ by: z.string(), until: time }).optional(),
  expiry: z
    .object({
      /** The expiry that this is about. */
      at: z.string(),
      setAt: time.optional(),
      /** When owners were told, by days before; 0 is the expiry itself. */
      told: z.record(time).optional(),
      expiredSince: time.optional(),
    })
    .optional(),
  /** The last time of the schedule that was set at `since` of which nothing is left to do. */
  schedule: z.object({ since: z.string(), handled: time }).optional(),
  /** The last pause by expiry or schedule; it still lasts when the control plane has this date. */
  pause: z
    .object({
      cause: z.enum(['expiry', 'schedule']),
      /** The expiry or the time of the schedule that asked for it. */
      for: z.string(),
      date: time,
      /** Whether the control plane was scaled down. */
      scaled: z.boolean().optional(),
      done: z.boolean().optional(),
      /** Whether it is to be resumed, because its schedule was removed. */
      release: z.boolean().optional(),
    })
    .optional(),
  /** Since when it is deleted because it had expired. */
  deletion: time.optional(),
});

/** What expiry and schedule have done with a tenant. */
export type LifecycleState = z.infer<typeof stateSchema>;

/** A schedule and when it was set: what is before that time is not done afterwards. */
export type SetSchedule = SleepSchedule & { since: string };

/** What a namespace says of expiry and schedule. What cannot be read is among the problems, and nowhere else. */
export type Lifecycle = {
  expiresAt?: string;
  keptBy?: string;
  schedule?: SetSchedule;
  state: LifecycleState;
  problems: LifecycleProblem[];
};

/** An annotation that cannot be read, or does not fit the others. */
export type LifecycleProblem = {
  part: 'expiry' | 'schedule' | 'state';
  annotation: string;
  value: string;
  why: string;
};

type Annotations = Readonly<Record<string, string>>;

const MAX_SHOWN = 200;

/**
 * Reads the annotations of a namespace; undefined when there are none of expiry or schedule.
 *
 * @param createdAt - when the namespace was created, RFC 3339: files in Git say how long after that a tenant expires
 */
export function parseLifecycle(
  annotations: Annotations = {},
  createdAt?: string,
): Lifecycle | undefined {
  const after = annotations[ANNOTATION_EXPIRES_AFTER];
  const expires = annotations[ANNOTATION_EXPIRES];
  const schedule = annotations[ANNOTATION_SCHEDULE];
  const state = annotations[ANNOTATION_LIFECYCLE];
  const keptBy = annotations[ANNOTATION_KEPT];
  const all = [expires, after, schedule, state, keptBy];
  if (all.every(each => each === undefined)) {
    return undefined;
  }
  const problems: LifecycleProblem[] = [];
  const problem = (
    part: LifecycleProblem['part'],
    annotation: string,
    why: string,
  ) =>
    problems.push({
      part,
      annotation,
      value: (annotations[annotation] ?? '').slice(0, MAX_SHOWN),
      why,
    });
  const at =
    expires === undefined ? timeAfter(createdAt, after) : parseTime(expires);
  if (expires !== undefined && !at) {
    problem('expiry', ANNOTATION_EXPIRES, 'It is no time of RFC 3339.');
  } else if (after !== undefined && !at) {
    problem(
      'expiry',
      ANNOTATION_EXPIRES_AFTER,
      'It is no duration such as 12h, 30d or 4w.',
    );
  }
  const set = parseJson(scheduleSchema, schedule);
  const wrong = set === 'unreadable' || !set ? undefined : checkSchedule(set);
  if (set === 'unreadable' || wrong) {
    const why = wrong ? `${wrong.why}.` : 'It is not what this portal writes.';
    problem('schedule', ANNOTATION_SCHEDULE, why);
  }
  const known = parseJson(stateSchema, state);
  if (known === 'unreadable') {
    problem(
      'state',
      ANNOTATION_LIFECYCLE,
      'It is not what this portal writes.',
    );
  }
  const usable = known === 'unreadable' ? {} : known ?? {};
  if (
    expires === undefined &&
    after === undefined &&
    usable.expiry?.expiredSince
  ) {
    problem(
      'expiry',
      ANNOTATION_EXPIRES,
      'It was removed after it had passed.',
    );
  }
  return {
    ...(at && { expiresAt: at.toISOString() }),
    ...(keptBy !== undefined && { keptBy }),
    ...(set && set !== 'unreadable' && !wrong && { schedule: set }),
    state: usable,
    problems,
  };
}

function timeAfter(
  createdAt: string | undefined,
  after: string | undefined,
): Date | undefined {
  const created = createdAt === undefined ? undefined : parseTime(createdAt);
  const duration = after === undefined ? undefined : parseDuration(after);
  return created && duration !== undefined
    ? new Date(created.getTime() + duration)
    : undefined;
}

function parseJson<T extends z.ZodTypeAny>(
  schema: T,
  text: string | undefined,
): z.infer<T> | 'unreadable' | undefined {
  if (text === undefined) {
    return undefined;
  }
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : 'unreadable';
  } catch {
    return 'unreadable';
  }
}
