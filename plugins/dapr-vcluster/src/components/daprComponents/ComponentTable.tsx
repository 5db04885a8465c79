import Paper from '@material-ui/core/Paper';
import {
  DaprComponent,
  Freshness,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Text, useSelected, useText } from '../../hooks';
import { SELECTED } from '../../routes';
import { loadedByColumn } from '../loadedBy';
import {
  comparisonColumns,
  FindingsBelow,
  findingsColumn,
  resourceKey,
} from '../comparison';
import { Column, DataTable } from '../primitives';
import { ComponentDetail } from './ComponentDetail';

/** Table of Dapr Components: declared, on the host, loaded. A row expands to show the details. */
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
        caption={t('daprComponents.caption', { tenant: props.tenantRef.name })}
        columns={columnsOf(t, props.freshness)}
        rows={props.components}
        rowKey={resourceKey}
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
      header: t('daprComponents.name'),
      render: component => (
        <>
          {component.name}
          <FindingsBelow findings={component.findings} />
        </>
      ),
      names: true,
    },
    {
      id: 'type',
      header: t('daprComponents.type'),
      render: component => component.type ?? t('common.unknown'),
      hideBelow: 'sm',
    },
    ...comparisonColumns<DaprComponent>(t),
    loadedByColumn(t, freshness),
    findingsColumn(t),
  ];
}
