import Paper from '@material-ui/core/Paper';
import {
  DaprComponent,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { Text, useSelected, useText } from '../../hooks';
import { SELECTED } from '../../routes';
import { DECLARED_TONES, SYNCED_TONES } from '../badges';
import { FindingCount } from '../findings';
import { Column, DataTable, StatusText } from '../primitives';
import { ComponentDetail } from './ComponentDetail';
import { LoadedSummary } from './LoadedSummary';
import { componentKey } from './componentKey';

/** Every Dapr Component with its three truths; a row opens to show the rest. */
export function ComponentTable(props: {
  components: DaprComponent[];
  tenantRef: TenantRef;
}) {
  const t = useText();
  const [open, onToggle] = useSelected(SELECTED.component);
  return (
    <Paper>
      <DataTable
        caption={t('components.caption', { tenant: props.tenantRef.name })}
        columns={columnsOf(t)}
        rows={props.components}
        rowKey={componentKey}
        expansion={{
          open,
          onToggle,
          name: component => component.name,
          render: component => <ComponentDetail component={component} />,
        }}
      />
    </Paper>
  );
}

function columnsOf(t: Text): Column<DaprComponent>[] {
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
    {
      id: 'declared',
      header: t('components.declared'),
      render: ({ declared }) => (
        <StatusText tone={DECLARED_TONES[declared]}>
          {t(`status.declared.${declared}`)}
        </StatusText>
      ),
      hideBelow: 'md',
    },
    {
      id: 'synced',
      header: t('components.synced'),
      render: ({ synced }) => (
        <StatusText tone={SYNCED_TONES[synced]}>
          {t(`status.synced.${synced}`)}
        </StatusText>
      ),
    },
    {
      id: 'loaded',
      header: t('components.loadedBy'),
      render: ({ loadedBy }) => <LoadedSummary loadedBy={loadedBy} />,
    },
    {
      id: 'findings',
      header: t('components.findings'),
      render: ({ findings }) => <FindingCount findings={findings} />,
      hideBelow: 'md',
    },
  ];
}
