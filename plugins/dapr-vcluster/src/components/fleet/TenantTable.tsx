import Paper from '@material-ui/core/Paper';
import { TenantList } from 'backstage-plugin-dapr-vcluster-common';
import { usePermissionsEnabled, useText } from '../../hooks';
import { DataTable, EmptyPanel, VisuallyHidden } from '../primitives';
import { FleetNotices } from './FleetNotices';
import { FleetPaging } from './FleetPaging';
import { FleetQuery, FleetSort, PAGE_SIZE, isFiltered } from './fleetQuery';
import { fleetColumns } from './fleetColumns';
import { ChangeQuery } from './useFleetQuery';

/** One page of tenants, sorted and filtered by the backend. */
export function TenantTable(props: {
  list: TenantList;
  query: FleetQuery;
  change: ChangeQuery;
}) {
  const { list, query, change } = props;
  const t = useText();
  const first = query.page * PAGE_SIZE;
  const sortBy = (column: string) =>
    change({
      sort: column as FleetSort,
      order: query.sort === column && query.order === 'asc' ? 'desc' : 'asc',
    });
  return (
    <>
      <FleetNotices list={list} />
      <VisuallyHidden live>
        {t('fleet.shown', { count: list.total })}
      </VisuallyHidden>
      {list.items.length === 0 && query.page === 0 ? (
        <NoTenants filtered={isFiltered(query)} />
      ) : (
        <Paper>
          <DataTable
            caption={t('fleet.caption', {
              from: String(first + 1),
              to: String(first + list.items.length),
              total: String(list.total),
            })}
            columns={fleetColumns(t)}
            rows={list.items}
            rowKey={tenant => tenant.id}
            sorting={{ by: query.sort, order: query.order, onSort: sortBy }}
          />
          <FleetPaging
            page={query.page}
            total={list.total}
            onPage={page => change({ page })}
          />
        </Paper>
      )}
    </>
  );
}

function NoTenants(props: { filtered: boolean }) {
  const t = useText();
  const hasPermissions = usePermissionsEnabled();
  const key = props.filtered ? 'fleet.noMatch' : 'fleet.empty';
  return (
    <EmptyPanel
      title={t(`${key}.title`)}
      description={
        key === 'fleet.empty' && !hasPermissions
          ? t('fleet.empty.withoutPermissions')
          : t(`${key}.description`)
      }
    />
  );
}
