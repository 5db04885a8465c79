import { FleetSavings, Known } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { DataTable } from '../primitives';
import { Amounts } from './SavedAmounts';

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
    <DataTable
      caption={t('savings.owners')}
      rows={[...owners].reverse()}
      rowKey={({ owner = '', month }) => `${month} ${owner}`}
      columns={[
        {
          id: 'owner',
          header: t('savings.owner'),
          names: true,
          render: ({ owner }) => owner ?? t('savings.unowned'),
        },
        {
          id: 'month',
          header: t('savings.month'),
          render: ({ month }) => month,
        },
        {
          id: 'saved',
          header: t('savings.saved'),
          render: ({ amounts }) => <Amounts amounts={amounts} />,
        },
      ]}
    />
  );
}
