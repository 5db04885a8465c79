import { monthOf } from './months';
import { Cause, ClosedInterval, HostLedger, OpenInterval } from './types';

/** Numbers of 64 bits arrive as text from PostgreSQL. */
type Big = number | string;

/** A row of `savings_hosts`. */
export type HostRow = {
  host: string;
  seen_ms: Big;
  cluster_sum: number;
  planes_sum: number;
  cluster: number | null;
  planes: number | null;
};

/** A row of `savings_intervals`. */
export type IntervalRow = {
  id: string;
  host: string;
  tenant: string;
  uid: string;
  owner: string | null;
  preset: string | null;
  version: string | null;
  state: 'running' | 'stopped';
  cause: Cause;
  month: string;
  currency: string;
  backfilled: boolean | number;
  from_ms: Big;
  until_ms: Big | null;
  weight: number;
  separate: number | null;
  vcluster: number | null;
  dedicated: number | null;
  cluster_from: number;
  planes_from: number;
  saved: number | null;
  by_sharing: number | null;
};

/** The row of a host. */
export function hostRow(ledger: HostLedger): HostRow {
  return {
    host: ledger.host,
    seen_ms: ledger.seen,
    cluster_sum: ledger.clusterSum,
    planes_sum: ledger.planesSum,
    cluster: ledger.shared?.cluster ?? null,
    planes: ledger.shared?.planes ?? null,
  };
}

/** The host of a row. */
export function readHostRow(row: HostRow): HostLedger {
  return {
    host: row.host,
    seen: Number(row.seen_ms),
    clusterSum: row.cluster_sum,
    planesSum: row.planes_sum,
    shared:
      row.cluster === null || row.planes === null
        ? null
        : { cluster: row.cluster, planes: row.planes },
  };
}

/** The row of an interval, ended or not. */
export function intervalRow(
  host: string,
  interval: OpenInterval | ClosedInterval,
): IntervalRow {
  const { rates } = interval;
  const ended = 'until' in interval ? interval : undefined;
  return {
    id: interval.id,
    host,
    tenant: interval.tenant,
    uid: interval.uid,
    owner: interval.owner,
    preset: interval.preset,
    version: interval.version,
    state: interval.state,
    cause: interval.cause,
    month: monthOf(interval.from),
    currency: interval.currency,
    backfilled: interval.backfilled,
    from_ms: interval.from,
    until_ms: ended?.until ?? null,
    weight: interval.weight,
    separate: rates?.separate ?? null,
    vcluster: rates?.vcluster ?? null,
    dedicated: rates?.dedicated ?? null,
    cluster_from: interval.clusterFrom,
    planes_from: interval.planesFrom,
    saved: ended?.saved ?? null,
    by_sharing: ended?.bySharing ?? null,
  };
}

/** The interval of a row, as one that goes on. */
export function readIntervalRow(row: IntervalRow): OpenInterval {
  const { separate, vcluster, dedicated } = row;
  return {
    id: row.id,
    tenant: row.tenant,
    uid: row.uid,
    owner: row.owner,
    preset: row.preset,
    version: row.version,
    state: row.state,
    cause: row.cause,
    currency: row.currency,
    weight: row.weight,
    backfilled: Boolean(row.backfilled),
    from: Number(row.from_ms),
    rates:
      separate === null || vcluster === null || dedicated === null
        ? null
        : { separate, vcluster, dedicated },
    clusterFrom: row.cluster_from,
    planesFrom: row.planes_from,
  };
}
