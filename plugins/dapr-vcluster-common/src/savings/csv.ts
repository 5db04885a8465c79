import type { TenantLedger } from '../contract/savingsAnswers';

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
  return [HEADER, ...lines]
    .map(line => `${line.map(field).join(',')}\r\n`)
    .join('');
}

function number(value: number): string {
  return value.toFixed(2);
}

/** Spreadsheets run what begins with one of these characters as a formula; a negative number is none. */
function field(text: string): string {
  const isNumber = /^-?\d+\.\d+$/.test(text);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
