import type { SavingsInterval, TenantLedger } from '../contract/savingsLedger';

const HEADER = [
  'tenant',
  'owner',
  'currency',
  'saved',
  'saved by sharing',
  'saved this month',
  'hours counted',
  'hours back-filled',
  'hours unknown',
  'hours not seen',
];

/**
 * The ledger as a table for spreadsheets (RFC 4180), a line for each tenant and currency. A tenant without any amount has empty
 * fields, not zeros.
 *
 * @public
 */
export function ledgerCsv(tenants: readonly TenantLedger[]): string {
  const lines = tenants.flatMap(
    ({ tenant, owner = '', total, thisMonth, hours }) => {
      const tail = [
        hours.counted,
        hours.backfilled,
        hours.unknown,
        hours.gap,
      ].map(number);
      return total.length === 0
        ? [[tenant, owner, '', '', '', '', ...tail]]
        : total.map(({ currency, saved, bySharing }) => [
            tenant,
            owner,
            currency,
            number(saved),
            number(bySharing),
            number(
              thisMonth.find(each => each.currency === currency)?.saved ?? 0,
            ),
            ...tail,
          ]);
    },
  );
  return text([HEADER, ...lines]);
}

const INTERVAL_HEADER = [
  'tenant',
  'from',
  'until',
  'began because',
  'state',
  'owner',
  'preset',
  'version',
  'back-filled',
  'hours',
  'currency',
  'separate per hour',
  'vcluster per hour',
  'own packs per hour',
  'part of the cluster',
  'part of shared packs',
  'saved',
  'saved by sharing',
];

/**
 * Intervals of one tenant as a table for spreadsheets; what is unknown is empty.
 *
 * @public
 */
export function intervalsCsv(
  tenant: string,
  intervals: readonly SavingsInterval[],
): string {
  const exact = (value: number | undefined) =>
    value === undefined ? '' : value.toFixed(6);
  return text([
    INTERVAL_HEADER,
    ...intervals.map(each => [
      tenant,
      each.from,
      each.goesOn ? '' : each.until,
      each.cause,
      each.state,
      each.owner ?? '',
      each.preset ?? '',
      each.version ?? '',
      each.backfilled ? 'yes' : 'no',
      number(each.hours),
      each.currency,
      exact(each.perHour?.separate),
      exact(each.perHour?.vcluster),
      exact(each.perHour?.dedicated),
      exact(each.borne?.cluster),
      exact(each.borne?.planes),
      exact(each.saved),
      exact(each.bySharing),
    ]),
  ]);
}

function text(lines: readonly (readonly string[])[]): string {
  return lines.map(line => `${line.map(field).join(',')}\r\n`).join('');
}

function number(value: number): string {
  return value.toFixed(2);
}

/** Spreadsheets run what begins with one of these characters as a formula; a negative number is none. */
function field(value: string): string {
  const isNumber = /^-?\d+\.\d+$/.test(value);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
