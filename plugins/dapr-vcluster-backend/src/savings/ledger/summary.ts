import {
  SavedAmount,
  SavingsHours,
  SavingsLedger,
  TenantLedger,
} from 'backstage-plugin-dapr-vcluster-common';
import { StoredLedger, Totals } from './LedgerStore';
import { monthOf } from './months';
import { savedIn } from './Timeline';
import { HOUR_MS } from '../../platform/milliseconds';

/** Sums over the intervals that go on, up to when their host was last seen. */
export function openTotals({ host, open }: StoredLedger): Totals[] {
  if (!host) {
    return [];
  }
  return open.map(interval => {
    const { saved, bySharing } = savedIn(interval, host);
    return {
      host: host.host,
      tenant: interval.tenant,
      uid: interval.uid,
      owner: interval.owner,
      month: monthOf(interval.from),
      currency: interval.currency,
      state: interval.state,
      backfilled: interval.backfilled,
      known: saved !== null,
      saved: saved ?? 0,
      bySharing: bySharing ?? 0,
      from: interval.from,
      until: host.seen,
      ms: host.seen - interval.from,
    };
  });
}

/** What the ledger has counted of some tenants; undefined when it has nothing of them. */
export function summarize(all: readonly Totals[]): SavingsLedger | undefined {
  if (all.length === 0) {
    return undefined;
  }
  const months = groupBy(all, ({ month }) => month);
  return {
    since: iso(earliest(all)),
    countedUntil: iso(latest(all)),
    total: amountsOf(all),
    months: [...months]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, each]) => ({ month, amounts: amountsOf(each) })),
    hours: hoursOf(all),
  };
}

/** The sums of each tenant, also of those that are gone. */
export function summarizeTenants(
  all: readonly Totals[],
  month: string,
): TenantLedger[] {
  return [...groupBy(all, ({ tenant }) => tenant)].map(([tenant, each]) => {
    const owner = [...each].sort((a, b) => b.until - a.until)[0].owner;
    return {
      tenant,
      ...(owner !== null && { owner }),
      total: amountsOf(each),
      thisMonth: amountsOf(each.filter(one => one.month === month)),
      hours: hoursOf(each),
    };
  });
}

/** The sums of each owner and month, oldest first. */
export function summarizeOwners(all: readonly Totals[]) {
  const groups = groupBy(all, ({ owner, month }) =>
    JSON.stringify([month, owner]),
  );
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => {
      const [{ owner, month }] = each;
      return {
        ...(owner !== null && { owner }),
        month,
        amounts: amountsOf(each),
      };
    });
}

/** Sums by currency; different currencies stay apart. */
export function amountsOf(all: readonly Totals[]): SavedAmount[] {
  return [...groupBy(all, ({ currency }) => currency)].flatMap(
    ([currency, each]) =>
      each.some(({ known }) => known)
        ? [
            {
              currency,
              saved: sum(each, ({ saved }) => saved),
              bySharing: sum(each, ({ bySharing }) => bySharing),
            },
          ]
        : [],
  );
}

function hoursOf(all: readonly Totals[]): SavingsHours {
  const hours = (which: (each: Totals) => boolean) =>
    sum(all.filter(which), ({ ms }) => ms) / HOUR_MS;
  const lives = [...groupBy(all, ({ uid }) => uid).values()].map(
    each => latest(each) - earliest(each),
  );
  const covered = hours(() => true);
  return {
    counted: hours(({ known }) => known),
    backfilled: hours(({ known, backfilled }) => known && backfilled),
    stopped: hours(({ known, state }) => known && state === 'stopped'),
    unknown: hours(({ known }) => !known),
    gap: Math.max(
      0,
      lives.reduce((total, each) => total + each, 0) / HOUR_MS - covered,
    ),
  };
}

function groupBy<T>(
  all: readonly T[],
  keyOf: (each: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) {
      group.push(each);
    } else {
      groups.set(key, [each]);
    }
  }
  return groups;
}

function sum<T>(all: readonly T[], valueOf: (each: T) => number): number {
  return all.reduce((total, each) => total + valueOf(each), 0);
}

/** Of years and of many tenants there are more than a call takes as arguments. */
function earliest(all: readonly Totals[]): number {
  return all.reduce((least, { from }) => Math.min(least, from), Infinity);
}

function latest(all: readonly Totals[]): number {
  return all.reduce((most, { until }) => Math.max(most, until), -Infinity);
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
