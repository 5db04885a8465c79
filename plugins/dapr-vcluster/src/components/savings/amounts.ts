import {
  Money,
  SavedAmount,
  SavingsLedger,
} from 'backstage-plugin-dapr-vcluster-common';
import { formatMoney } from 'backstage-plugin-dapr-vcluster-common/savings';

/** Money in the language of the browser. */
export function moneyText(money: Money): string {
  return formatMoney(money);
}

/** A difference: more has a plus, less a minus. */
export function signedMoneyText(money: Money): string {
  const text = moneyText(money);
  return money.amount > 0 ? `+${text}` : text;
}

/** What the ledger has of the month of now (UTC): the last month that it has can be an earlier one. */
export function amountsOfThisMonth({
  months,
}: Pick<SavingsLedger, 'months'>): SavedAmount[] {
  const now = new Date().toISOString().slice(0, 'yyyy-mm'.length);
  return months.find(({ month }) => month === now)?.amounts ?? [];
}

/** A number with at most four digits behind the point. */
export function numberText(value: number): string {
  return new Intl.NumberFormat(undefined, {
    maximumFractionDigits: 4,
  }).format(value);
}
