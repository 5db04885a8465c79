import { Figure } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { DataTable } from '../primitives';
import { numberText } from './amounts';
import { PerMonth } from './PerMonth';

type Driver = { name: string; times: number; amount: number; currency: string };

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
      rowKey={({ name }) => name}
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
          render: ({ amount, currency }) => (
            <PerMonth
              signed
              perMonth={{ state: 'known', value: { amount, currency } }}
            />
          ),
        },
      ]}
    />
  );
}

/** Parts of the same name belong together: those of tenants that run and of tenants that are paused. */
function driversOf({ parts }: Figure): Driver[] {
  const drivers = new Map<string, Driver>();
  for (const { times, cost } of parts) {
    if (cost.perMonth.state === 'known') {
      const { amount, currency } = cost.perMonth.value;
      const key = `${Math.sign(times)} ${cost.name}`;
      const before = drivers.get(key);
      drivers.set(key, {
        name: cost.name,
        times: times + (before?.times ?? 0),
        amount: times * amount + (before?.amount ?? 0),
        currency,
      });
    }
  }
  return [...drivers.values()].sort(
    (a, b) => Math.abs(b.amount) - Math.abs(a.amount),
  );
}
