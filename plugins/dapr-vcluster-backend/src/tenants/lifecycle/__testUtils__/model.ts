import { SleepSchedule } from 'backstage-plugin-dapr-vcluster-common';
import { range } from 'lodash';
import { timesOfYear } from '../../../platform/cron/__testUtils__/wallClock';
import { DAY_MS } from '../../../platform/milliseconds';

const GRACE_DAYS = 7;

/** A moment at which portals sweep, after what people did by hand just before. */
export type Tick = { at: number; byHand?: 'pause' | 'resume' };

/** A tenant of the simulated year. */
export type SimulatedTenant = {
  name: string;
  /** Of each day, by the clocks of its zone. */
  schedule?: { sleep: [number, number]; wake: [number, number]; zone: string };
  /** Days after the start. */
  expiresOn?: number;
  /** Days after its expiry was seen at which it is extended, and by how many. */
  extended?: { after: number; by: number };
  kept?: boolean;
  /** Whether people pause and resume it. */
  handled?: boolean;
};

/** The schedule as it is set. */
export function scheduleOf({
  schedule,
}: SimulatedTenant): SleepSchedule | undefined {
  const cron = ([hour, minute]: [number, number]) => `${minute} ${hour} * * *`;
  return (
    schedule && {
      sleep: cron(schedule.sleep),
      wake: cron(schedule.wake),
      zone: schedule.zone,
    }
  );
}

type Event = { what: 'sleep' | 'wake'; at: number };

function eventsOf(
  { schedule }: SimulatedTenant,
  [first, last]: readonly [start: number, end: number],
): Event[] {
  if (!schedule) {
    return [];
  }
  const { zone } = schedule;
  // The year of a zone is another one than that of UTC for some hours.
  const years = [first, last].map(at => new Date(at).getUTCFullYear());
  const of = (what: Event['what'], year: number): Event[] =>
    timesOfYear(year, {
      hour: schedule[what][0],
      minute: schedule[what][1],
      zone,
    }).map(([at]) => ({ what, at: Date.parse(at) }));
  return range(years[0], years[1] + 2)
    .flatMap(year => [...of('sleep', year), ...of('wake', year)])
    .filter(({ at }) => at > first)
    .sort((a, b) => a.at - b.at);
}

/** Days before an expiry that owners are told at, unless it was chosen later than that. */
function daysToTell(at: number, expiresAt: number, setAt: number) {
  return [1, 7].find(
    days =>
      at < expiresAt &&
      at >= expiresAt - days * DAY_MS &&
      setAt < expiresAt - days * DAY_MS,
  );
}

/** What has to be done with a tenant at the ticks of a year, written down anew, without cron and without Kubernetes. */
export function expectedOf(
  tenant: SimulatedTenant,
  [first, ...ticks]: readonly Tick[],
): string[] {
  const done: string[] = [];
  const events = eventsOf(tenant, [first.at, (ticks.at(-1) ?? first).at]);
  const say = (tick: Tick, what: string) =>
    done.push(`${new Date(tick.at).toISOString()} ${what}`);
  let pausedBy: 'hand' | 'schedule' | 'expiry' | undefined;
  let handled = first.at;
  let expiresAt =
    tenant.expiresOn === undefined || tenant.kept
      ? Infinity
      : first.at + tenant.expiresOn * DAY_MS;
  let setAt = -Infinity;
  let told = Infinity;
  let expiredSince: number | undefined;
  let mayExtend = tenant.extended !== undefined;
  for (const tick of ticks) {
    if (tenant.handled && tick.byHand === 'pause') {
      pausedBy ??= 'hand';
    }
    if (tenant.handled && tick.byHand === 'resume') {
      pausedBy = undefined;
    }
    const { after = 0, by = 0 } = tenant.extended ?? {};
    if (mayExtend && expiredSince && tick.at >= expiredSince + after * DAY_MS) {
      mayExtend = false;
      expiresAt = tick.at + by * DAY_MS;
      setAt = tick.at;
      told = Infinity;
      expiredSince = undefined;
      if (pausedBy === 'expiry') {
        say(tick, 'resume');
        pausedBy = undefined;
      }
    }
    if (expiredSince && tick.at >= expiredSince + GRACE_DAYS * DAY_MS) {
      say(tick, 'delete');
      break;
    }
    if (!expiredSince && tick.at >= expiresAt) {
      say(tick, 'expire');
      say(tick, 'notify 0');
      expiredSince = tick.at;
      pausedBy ??= 'expiry';
    }
    const days = daysToTell(tick.at, expiresAt, setAt);
    if (days !== undefined && days < told) {
      say(tick, `notify ${days}`);
      told = days;
    }
    const last = expiredSince
      ? undefined
      : events.filter(({ at }) => at <= tick.at).at(-1);
    if (last && last.at > handled) {
      handled = last.at;
      const does =
        last.what === 'sleep'
          ? pausedBy === undefined
          : pausedBy === 'schedule';
      say(tick, does ? last.what : 'pass');
      if (does) {
        pausedBy = last.what === 'sleep' ? 'schedule' : undefined;
      }
    }
  }
  return done;
}
