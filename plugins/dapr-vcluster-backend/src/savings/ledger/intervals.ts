import { SavingsInterval } from 'backstage-plugin-dapr-vcluster-common';
import { IntervalRow, readIntervalRow } from './rows';
import { savedIn } from './Timeline';
import { HostLedger } from './types';
import { HOUR_MS } from '../../platform/milliseconds';

/** An interval as people read it; one that goes on is counted up to when its host was last seen. */
export function describeInterval(
  row: IntervalRow,
  host: HostLedger,
): SavingsInterval {
  const interval = readIntervalRow(row);
  const goesOn = row.until_ms === null;
  const until = goesOn ? host.seen : Number(row.until_ms);
  const hours = (until - interval.from) / HOUR_MS;
  const { rates, owner, preset, version } = interval;
  const { saved, bySharing } = goesOn
    ? savedIn(interval, host)
    : { saved: row.saved, bySharing: row.by_sharing };
  const isKnown = saved !== null && bySharing !== null && rates !== null;
  const borne = isKnown ? borneOf(rates, hours, saved, bySharing) : undefined;
  return {
    from: new Date(interval.from).toISOString(),
    until: new Date(until).toISOString(),
    goesOn,
    cause: interval.cause,
    state: interval.state,
    ...(owner !== null && { owner }),
    ...(preset !== null && { preset }),
    ...(version !== null && { version }),
    backfilled: interval.backfilled,
    hours,
    currency: interval.currency,
    ...(rates && { perHour: rates }),
    ...(borne && { borne }),
    ...(saved !== null && { saved }),
    ...(bySharing !== null && { bySharing }),
  };
}

/** What it bore of what is shared follows from the results, which are all that is stored of an ended interval. */
function borneOf(
  rates: NonNullable<ReturnType<typeof readIntervalRow>['rates']>,
  hours: number,
  saved: number,
  bySharing: number,
): SavingsInterval['borne'] {
  const planes = hours * rates.dedicated - bySharing;
  return {
    planes,
    cluster: hours * (rates.separate - rates.vcluster) - planes - saved,
  };
}
