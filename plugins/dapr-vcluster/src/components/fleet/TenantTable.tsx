import Paper from '@material-ui/core/Paper';
import { TenantList } from 'backstage-plugin-dapr-vcluster-common';
import { useHosts, usePermissionsEnabled, useText } from '../../hooks';
import { DataTable, EmptyPanel, VisuallyHidden } from '../primitives';
import { FleetNotices } from './FleetNotices';
import { FleetPaging } from './FleetPaging';
import {
  FleetQuery,
  FleetSort,
  isFiltered,
  PAGE_SIZE,
  tenantQueryOf,
} from './fleetQuery';
import { fleetColumns } from './fleetColumns';
import { BulkBar, selectionColumn, useSelection } from './selection';
import { ChangeQuery } from './useFleetQuery';

/** One page of tenants, sorted and filtered by the backend. */
export function TenantTable(props: {
  list: TenantList;
  query: FleetQuery;
  change: ChangeQuery;
}) {
  const { list, query, change } = props;
  const t = useText();
  const selection = useSelection();
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
            columns={[selectionColumn(t, selection), ...fleetColumns(t)]}
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
      <BulkBar
        selection={selection}
        query={tenantQueryOf(query)}
        total={list.total}
      />
    </>
  );
}

function NoTenants(props: { filtered: boolean }) {
  const t = useText();
  const hasPermissions = usePermissionsEnabled();
  const hosts = useHosts();
  if (props.filtered) {
    return (
      <EmptyPanel
        title={t('fleet.noMatch.title')}
        description={t('fleet.noMatch.description')}
      />
    );
  }
  const reason =
    (hosts.data?.length === 0 && 'withoutHosts') ||
    (hasPermissions ? 'description' : 'withoutPermissions');
  return (
    <EmptyPanel
      title={t('fleet.empty.title')}
      description={t(`fleet.empty.${reason}`)}
    />
  );
}
