import {
  Figure,
  PerMonth as Amount,
} from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { DataTable } from '../primitives';
import { numberText } from './amounts';
import { PerMonth } from './PerMonth';

type Driver = { key: string; name: string; times: number; perMonth: Amount };

/** Why an amount is saved: what is not paid for any more, and what is paid for instead, the largest first. */
export function Drivers({ figure }: { figure: Figure }) {
  const t = useText();
  const drivers = driversOf(figure);
  if (drivers.length === 0) {
    return null;
  }
  return (
    <DataTable<Driver>
      caption={t('savings.why')}
      rows={drivers}
      rowKey={({ key }) => key}
      columns={[
        {
          id: 'driver',
          header: t('savings.why'),
          names: true,
          render: ({ name, times }) =>
            t(times > 0 ? 'savings.notPaid' : 'savings.paidInstead', {
              name,
              times: numberText(Math.abs(times)),
            }),
        },
        {
          id: 'perMonth',
          header: t('savings.perMonth'),
          numeric: true,
          render: ({ perMonth }) => <PerMonth signed perMonth={perMonth} />,
        },
      ]}
    />
  );
}

/** Parts of the same name belong together: those of tenants that run and of tenants that are paused. What is unknown comes first. */
function driversOf({ parts }: Figure): Driver[] {
  const drivers = new Map<string, Driver>();
  for (const { times, cost } of parts) {
    const key = `${Math.sign(times)} ${cost.name}`;
    const before = drivers.get(key);
    drivers.set(key, {
      key,
      name: cost.name,
      times: times + (before?.times ?? 0),
      perMonth: sumOf(before?.perMonth, times, cost.perMonth),
    });
  }
  const weight = ({ perMonth }: Driver) =>
    perMonth.state === 'known' ? Math.abs(perMonth.value.amount) : Infinity;
  return [...drivers.values()].sort((a, b) => {
    const [one, other] = [weight(a), weight(b)];
    return one === other ? 0 : other - one;
  });
}

function sumOf(
  before: Amount | undefined,
  times: number,
  next: Amount,
): Amount {
  if (before?.state === 'unknown' || next.state === 'unknown') {
    return before?.state === 'unknown' ? before : next;
  }
  const { amount, currency } = next.value;
  return {
    state: 'known',
    value: { amount: times * amount + (before?.value.amount ?? 0), currency },
  };
}
