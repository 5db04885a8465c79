import { SleepSchedule } from 'backstage-plugin-dapr-vcluster-common';
import { nextEvents } from './events';
import { Remembered } from './Remembered';
import { isTimeZone, parseCron } from './parseCron';

/** What is wrong with a schedule. */
export type ScheduleProblem = {
  field: 'sleep' | 'wake' | 'zone';
  why: string;
  fix: string;
};

/** Less is no rest: pausing and starting takes minutes. */
const LEAST_MINUTES = 60;
/** Hours and minutes are the same on each day that fits: some of them are enough. */
const LOOKED_AT = 30;
/** Any start will do: distances are looked at by the clock on the wall. */
const START = new Date('2026-01-01T00:00:00Z');

const EXAMPLE = {
  sleep: '0 20 * * 1-5 for 20:00 from Monday to Friday',
  wake: '0 7 * * 1-5 for 7:00 from Monday to Friday',
};

const checked = new Remembered<{ problem?: ScheduleProblem }>();

/** What is wrong with a schedule; undefined for one that can be followed. */
export function checkSchedule(
  schedule: SleepSchedule,
): ScheduleProblem | undefined {
  const { sleep, wake, zone } = schedule;
  return checked.get(
    JSON.stringify([sleep, wake, zone]),
    () => true,
    () => ({ problem: check(schedule) }),
  ).problem;
}

function check(schedule: SleepSchedule): ScheduleProblem | undefined {
  const { zone } = schedule;
  if (!isTimeZone(zone)) {
    return {
      field: 'zone',
      why: `zone "${zone}" is no time zone`,
      fix: 'Use a name of the IANA database, such as Europe/Berlin or UTC.',
    };
  }
  for (const field of ['sleep', 'wake'] as const) {
    const problem = checkExpression(schedule[field]);
    if (problem) {
      return {
        field,
        why: `${field} "${schedule[field]}" cannot be used: ${problem}`,
        fix: `Use five fields, such as ${EXAMPLE[field]}.`,
      };
    }
  }
  return checkDistances(schedule);
}

function checkExpression(expression: string): string | undefined {
  try {
    return parseCron(expression, 'UTC').nextRun(START)
      ? undefined
      : 'there is no such day';
  } catch (error) {
    return (error as Error).message;
  }
}

function checkDistances({
  sleep,
  wake,
}: SleepSchedule): ScheduleProblem | undefined {
  const events = nextEvents({ sleep, wake, zone: 'UTC' }, START, LOOKED_AT);
  for (const [index, { what, at }] of events.entries()) {
    const next = events[index + 1];
    const minutes = next
      ? (next.at.getTime() - at.getTime()) / 60_000
      : Infinity;
    if (minutes < LEAST_MINUTES) {
      const times =
        what === next.what
          ? `two times to ${what} are`
          : `times to ${what} and to ${next.what} are`;
      return {
        field: next.what,
        why: `${times} ${minutes} minutes apart, such as at ${clock(at)}`,
        fix: `Leave at least ${LEAST_MINUTES} minutes between them.`,
      };
    }
  }
  return undefined;
}

function clock(at: Date): string {
  return at.toISOString().slice(11, 16);
}
