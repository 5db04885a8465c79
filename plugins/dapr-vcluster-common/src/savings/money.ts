import type { Money } from '../contract/savings';

/** The engine lists them anew each time it is asked. */
let currencies: ReadonlySet<string> | undefined;

/**
 * Whether a text is the code of a currency (ISO 4217) that this JavaScript engine knows.
 *
 * @public
 */
export function isCurrency(code: string): boolean {
  currencies ??= new Set(Intl.supportedValuesOf('currency'));
  return currencies.has(code);
}

/**
 * An amount of money in units of its currency, not in cents.
 *
 * @throws RangeError when the currency is unknown or the amount is not finite.
 * @public
 */
export function money(amount: number, currency: string): Money {
  if (!isCurrency(currency)) {
    throw new RangeError(
      `"${currency}" is not the code of a currency (ISO 4217), such as USD or EUR`,
    );
  }
  if (!Number.isFinite(amount)) {
    throw new RangeError(`${amount} is no amount of money`);
  }
  return { amount, currency };
}

/**
 * Amounts of one currency, each times a number, added up.
 *
 * @throws RangeError when the currencies differ: there is no rate to convert them by.
 * @public
 */
export function sumMoney(
  currency: string,
  parts: ReadonlyArray<{ times: number; money: Money }>,
): Money {
  let amount = 0;
  for (const { times, money: each } of parts) {
    if (each.currency !== currency) {
      throw new RangeError(
        `${each.currency} cannot be added to ${currency}; give all prices in one currency`,
      );
    }
    amount += times * each.amount;
  }
  return { amount, currency };
}

/**
 * Amounts by currency: those of one currency are added up, different ones stay apart.
 *
 * @public
 */
export function groupMoney(all: readonly Money[]): Money[] {
  const totals = new Map<string, number>();
  for (const { currency, amount } of all) {
    totals.set(currency, (totals.get(currency) ?? 0) + amount);
  }
  return [...totals].map(([currency, amount]) => ({ currency, amount }));
}

/**
 * Money as people read it, in the language given.
 *
 * @public
 */
export function formatMoney(
  { amount, currency }: Money,
  language?: string,
): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    // An amount that rounds to zero has no sign.
    signDisplay: 'negative',
  }).format(amount);
}
