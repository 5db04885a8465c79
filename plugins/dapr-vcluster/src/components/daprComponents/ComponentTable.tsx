import Paper from '@material-ui/core/Paper';
import {
  DaprComponent,
  Freshness,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Text, useSelected, useText } from '../../hooks';
import { SELECTED } from '../../routes';
import { loadedColumn } from '../loading';
import { findingsColumn, placedKey, placementColumns } from '../placement';
import { Column, DataTable } from '../primitives';
import { ComponentDetail } from './ComponentDetail';

/** Every Dapr Component with its three truths; a row opens to show the rest. */
export function ComponentTable(props: {
  components: DaprComponent[];
  freshness: Freshness;
  tenantRef: TenantRef;
}) {
  const t = useText();
  const [open, onToggle] = useSelected(SELECTED.component);
  return (
    <Paper>
      <DataTable
        caption={t('components.caption', { tenant: props.tenantRef.name })}
        columns={columnsOf(t, props.freshness)}
        rows={props.components}
        rowKey={placedKey}
        expansion={{
          open,
          onToggle,
          name: component => component.name,
          render: component => (
            <ComponentDetail
              component={component}
              tenantRef={props.tenantRef}
            />
          ),
        }}
      />
    </Paper>
  );
}

function columnsOf(t: Text, freshness: Freshness): Column<DaprComponent>[] {
  return [
    {
      id: 'name',
      header: t('components.name'),
      render: component => component.name,
      names: true,
    },
    {
      id: 'type',
      header: t('components.type'),
      render: component => component.type ?? t('common.unknown'),
      hideBelow: 'sm',
    },
    ...placementColumns<DaprComponent>(t),
    loadedColumn(t, freshness),
    findingsColumn(t),
  ];
}
