import Paper from '@material-ui/core/Paper';
import { Sidecar, TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useSelected, useText } from '../../hooks';
import { SELECTED } from '../../routes';
import { ValueText } from '../badges';
import { Column, DataTable, NotApplicable } from '../primitives';
import { AppCell } from './AppCell';
import { LoadedComponentsCell } from './LoadedComponentsCell';
import { SidecarDetail } from './SidecarDetail';
import { SidecarStateCell } from './SidecarStateCell';
import { hasNoSidecar } from './sidecarOrder';

/** Table of the sidecars, and of the apps without a sidecar. */
export function SidecarTable(props: {
  sidecars: Sidecar[];
  tenantRef: TenantRef;
}) {
  const t = useText();
  const [open, onToggle] = useSelected(SELECTED.sidecar);
  return (
    <Paper>
      <DataTable
        caption={t('sidecars.caption', { tenant: props.tenantRef.name })}
        columns={columnsOf(t)}
        rows={props.sidecars}
        rowKey={sidecar => sidecar.id}
        expansion={{
          open,
          onToggle,
          name: sidecar => sidecar.app,
          render: sidecar => (
            <SidecarDetail sidecar={sidecar} tenantRef={props.tenantRef} />
          ),
        }}
      />
    </Paper>
  );
}

function columnsOf(t: Text): Column<Sidecar>[] {
  return [
    {
      id: 'app',
      header: t('sidecars.app'),
      render: sidecar => <AppCell sidecar={sidecar} />,
      names: true,
    },
    {
      id: 'state',
      header: t('sidecars.state'),
      render: sidecar => <SidecarStateCell sidecar={sidecar} />,
    },
    {
      id: 'version',
      header: t('sidecars.version'),
      render: ({ state, version }) =>
        hasNoSidecar(state) ? (
          <NotApplicable why={t('sidecars.notApplicable')} />
        ) : (
          <ValueText value={version} />
        ),
      hideBelow: 'md',
    },
    {
      id: 'restarts',
      header: t('sidecars.restarts'),
      render: ({ state, restarts }) =>
        hasNoSidecar(state) ? (
          <NotApplicable why={t('sidecars.notApplicable')} />
        ) : (
          <ValueText value={restarts} />
        ),
      hideBelow: 'md',
    },
    {
      id: 'loaded',
      header: t('sidecars.loaded'),
      render: sidecar => <LoadedComponentsCell sidecar={sidecar} />,
      hideBelow: 'sm',
    },
  ];
}
