import { Figure } from 'backstage-plugin-dapr-vcluster-common';
import { StatusText, UnknownText } from '../primitives';
import { moneyText } from './amounts';

/** An amount per month: unknown is neither zero nor empty, and a negative one is marked. */
export function PerMonth({ perMonth }: Pick<Figure, 'perMonth'>) {
  if (perMonth.state === 'unknown') {
    return <UnknownText reason={perMonth.reason} />;
  }
  const text = moneyText(perMonth.value);
  return perMonth.value.amount < 0 ? (
    <StatusText tone="warning">{text}</StatusText>
  ) : (
    <>{text}</>
  );
}
