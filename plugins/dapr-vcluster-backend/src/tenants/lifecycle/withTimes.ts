import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import { nextEvents } from '../../platform/cron';
import { LifecycleOptions } from './options';
import { DAY_MS } from '../../platform/milliseconds';

/** A tenant with the times that follow from its expiry and schedule, and from now. */
export function withTimes(
  tenant: Tenant,
  { graceDays }: Pick<LifecycleOptions, 'graceDays'>,
  now: Date,
): Tenant {
  const { expiry, schedule } = tenant;
  const since = expiry?.expiredSince;
  return {
    ...tenant,
    ...(since !== undefined && {
      expiry: {
        ...expiry,
        deletedFrom: new Date(
          Date.parse(since) + graceDays * DAY_MS,
        ).toISOString(),
      },
    }),
    ...(schedule && { schedule: { ...schedule, ...nextTimes(schedule, now) } }),
  };
}

function nextTimes(schedule: NonNullable<Tenant['schedule']>, now: Date) {
  const events = nextEvents(schedule, now, 1);
  const next = (what: 'sleep' | 'wake') =>
    events.find(event => event.what === what)?.at.toISOString();
  return { nextSleep: next('sleep'), nextWake: next('wake') };
}
