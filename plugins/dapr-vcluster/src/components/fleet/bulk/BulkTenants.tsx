import { TenantSummary } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../../hooks';
import { Column, DataTable, StatusText } from '../../primitives';
import { BulkResults } from './useBulkCall';

/** Tenants of a dialog: which are left out and why, and what became of the others. */
export function BulkTenants(props: {
  tenants: readonly TenantSummary[];
  reasons: Readonly<Record<string, string | undefined>>;
  results: BulkResults;
}) {
  const t = useText();
  const { tenants, reasons, results } = props;
  const outcome = ({ id }: TenantSummary) => {
    const { [id]: reason } = reasons;
    if (reason !== undefined) {
      return <StatusText tone="quiet">{reason}</StatusText>;
    }
    const { [id]: error } = results;
    if (error === undefined) {
      return t('fleet.bulk.waits');
    }
    return error ? (
      <StatusText tone="error">{error}</StatusText>
    ) : (
      <StatusText tone="ok">{t('fleet.bulk.done')}</StatusText>
    );
  };
  const columns: Column<TenantSummary>[] = [
    {
      id: 'name',
      // In one column: both have to be read on a phone too.
      header: `${t('fleet.name')} / ${t('fleet.host')}`,
      render: ({ ref }) => (
        <>
          <div>{ref.name}</div>
          <div>{ref.host}</div>
        </>
      ),
      names: true,
    },
    { id: 'outcome', header: t('fleet.bulk.outcome'), render: outcome },
  ];
  return (
    <DataTable
      caption={t('fleet.bulk.tenants')}
      columns={columns}
      rows={[...tenants]}
      rowKey={({ id }) => id}
    />
  );
}
