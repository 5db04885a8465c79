import { TenantSchedule } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { useTimeText } from '../primitives';

/** When a tenant sleeps, and what comes next. */
export function ScheduleText({ schedule }: { schedule?: TenantSchedule }) {
  const t = useText();
  const { full } = useTimeText();
  if (!schedule) {
    return <>{t('lifecycle.noSchedule')}</>;
  }
  const { sleep, wake, zone, asleepSince, nextSleep, nextWake } = schedule;
  return (
    <>
      <div>{t('lifecycle.cron', { sleep, wake, zone })}</div>
      {asleepSince !== undefined && (
        <div>{t('lifecycle.asleepSince', { time: full(asleepSince) })}</div>
      )}
      {asleepSince === undefined && nextSleep !== undefined && (
        <div>{t('lifecycle.nextSleep', { time: full(nextSleep) })}</div>
      )}
      {asleepSince !== undefined && nextWake !== undefined && (
        <div>{t('lifecycle.nextWake', { time: full(nextWake) })}</div>
      )}
    </>
  );
}
