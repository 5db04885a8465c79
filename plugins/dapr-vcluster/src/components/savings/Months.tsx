import { SavingsLedger } from 'backstage-plugin-dapr-vcluster-common';
import { lazy, Suspense } from 'react';
import { useText } from '../../hooks';
import { DataTable, DetailPart, Skeletons, Stack } from '../primitives';
import { MonthName } from './MonthName';
import { StackedAmounts } from './SavedAmounts';

const MonthBars = lazy(() => import('./MonthBars'));
/** More months than that do not fit beside each other. */
const MAX_BARS = 24;

/** What was saved per month: a chart for each currency, and the table with the same numbers. */
export function Months({ months }: Pick<SavingsLedger, 'months'>) {
  const t = useText();
  const currencies = [
    ...new Set(
      months.flatMap(({ amounts }) => amounts.map(({ currency }) => currency)),
    ),
  ];
  return (
    <DetailPart title={t('savings.months')}>
      <Stack>
        {currencies.map(currency => (
          <div
            key={currency}
            role="img"
            aria-label={t('savings.monthChart', { currency })}
          >
            <Suspense
              fallback={<Skeletons what={t('savings.months')} lines={4} />}
            >
              <MonthBars
                currency={currency}
                names={{
                  vclusters: t('savings.byVclusters'),
                  sharing: t('savings.bySharing'),
                }}
                bars={months.slice(-MAX_BARS).flatMap(({ month, amounts }) =>
                  amounts
                    .filter(each => each.currency === currency)
                    .map(({ saved, bySharing }) => ({
                      month,
                      vclusters: saved - bySharing,
                      sharing: bySharing,
                    })),
                )}
              />
            </Suspense>
          </div>
        ))}
        <DataTable
          caption={t('savings.months')}
          rows={[...months].reverse()}
          rowKey={({ month }) => month}
          columns={[
            {
              id: 'month',
              header: t('savings.month'),
              names: true,
              render: ({ month }) => <MonthName month={month} />,
            },
            {
              id: 'saved',
              header: t('savings.saved'),
              numeric: true,
              render: ({ amounts }) => <StackedAmounts amounts={amounts} />,
            },
          ]}
        />
      </Stack>
    </DetailPart>
  );
}
