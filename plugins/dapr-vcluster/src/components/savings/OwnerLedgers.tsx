import { FleetSavings, Known } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { OwnerLink } from '../badges';
import { DataTable, DetailPart } from '../primitives';
import { MonthName } from './MonthName';
import { StackedAmounts } from './SavedAmounts';

type Owners = Extract<
  FleetSavings['ledger'],
  Known<unknown> & { state: 'known' }
>['value']['owners'];

/** What was saved by owner and month, newest first. */
export function OwnerLedgers({ owners }: { owners: Owners }) {
  const t = useText();
  if (owners.length === 0) {
    return null;
  }
  return (
    <DetailPart title={t('savings.owners')}>
      <DataTable
        caption={t('savings.owners')}
        rows={[...owners].reverse()}
        rowKey={({ owner = '', month }) => `${month} ${owner}`}
        columns={[
          {
            id: 'owner',
            header: t('savings.owner'),
            names: true,
            render: ({ owner }) => <OwnerLink owner={owner} />,
          },
          {
            id: 'month',
            header: t('savings.month'),
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
    </DetailPart>
  );
}
