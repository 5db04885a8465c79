import { SleepSchedule } from 'backstage-plugin-dapr-vcluster-common';
import { parseCron } from './parseCron';
import { Remembered } from './Remembered';
import { DAY_MS } from '../milliseconds';

/** A time at which a schedule pauses or resumes. */
export type ScheduleEvent = { what: 'sleep' | 'wake'; at: Date };

type Around = { asked: Date; last?: Date; next?: Date };

/**
 * How far back the last time is looked for, in days: schedules of each day, of each week, of each month, of each year, and
 * of the 29th of February. A time that daylight saving moves is only found from before the change.
 */
const LOOKED_BACK = [1.1, 8, 32, 367, 8.1 * 366];

const around = new Remembered<Around>();

/**
 * The last time at `now` or before, and the first after it. Only forwards: croner 10 fails on some schedules backwards. It
 * takes about a millisecond, so that the answer is kept until it changes.
 */
function timesAround(expression: string, zone: string, now: Date): Around {
  return around.get(
    `${zone} ${expression}`,
    ({ asked, next }) => asked <= now && (!next || now < next),
    () => {
      const cron = parseCron(expression, zone);
      let next: Date | undefined;
      for (const days of LOOKED_BACK) {
        const start = new Date(now.getTime() - days * DAY_MS);
        let last: Date | undefined;
        next = cron.nextRun(start) ?? undefined;
        while (next && next <= now) {
          last = next;
          next = cron.nextRun(last) ?? undefined;
        }
        if (last) {
          return { asked: now, last, next };
        }
      }
      return { asked: now, next };
    },
  );
}

/**
 * What the schedule did last, at `now` or before; undefined when it has not for years. Of both at one time it is the
 * waking.
 *
 * @throws Error for a schedule that `checkSchedule` refuses.
 */
export function lastEvent(
  { sleep, wake, zone }: SleepSchedule,
  now: Date,
): ScheduleEvent | undefined {
  const slept = timesAround(sleep, zone, now).last;
  const woke = timesAround(wake, zone, now).last;
  if (woke && (!slept || woke >= slept)) {
    return { what: 'wake', at: woke };
  }
  return slept && { what: 'sleep', at: slept };
}

/** What the schedule does next, in the order of time; at most `count` of each. */
export function nextEvents(
  { sleep, wake, zone }: SleepSchedule,
  now: Date,
  count: number,
): ScheduleEvent[] {
  const all = (what: ScheduleEvent['what'], expression: string) => {
    const events: ScheduleEvent[] = [];
    let { next } = timesAround(expression, zone, now);
    const cron = parseCron(expression, zone);
    while (next && events.length < count) {
      events.push({ what, at: next });
      next = cron.nextRun(next) ?? undefined;
    }
    return events;
  };
  return [...all('sleep', sleep), ...all('wake', wake)].sort(
    (a, b) => a.at.getTime() - b.at.getTime(),
  );
}
