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

/** What begins a cell, where a separator other than the comma does, and would run as a formula. */
const FORMULA =
  /(^|[;\t\r\n])((?:[^\S;\t\r\n]|")*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/**
 * Spreadsheets run what begins with `=`, `+`, `-` or `@` as a formula, some also those of East Asian width; a negative number is
 * none. A semicolon, a tab or a line feed begins a cell in some of them.
 */
function field(value: string): string {
  const isNumber = /^-?\d+\.\d+$/.test(value);
  const safe = isNumber ? value : value.replace(FORMULA, "$1'$2");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
