import { Money } from 'backstage-plugin-dapr-vcluster-common';
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

/** A number with at most four digits behind the point. */
export function numberText(value: number): string {
  return new Intl.NumberFormat(undefined, {
    maximumFractionDigits: 4,
  }).format(value);
}
