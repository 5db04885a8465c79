import { UpgradeWave, WaveTenant } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { tenantColumns } from '../badges';
import { Column, DataTable, StatusText } from '../primitives';
import { TENANT_TONES } from './waveState';

/** What became of each tenant of a wave. */
export function WaveTenants({ wave }: { wave: UpgradeWave }) {
  const t = useText();
  return (
    <DataTable
      caption={t('waves.tenants')}
      columns={columns(t)}
      rows={wave.tenants}
      rowKey={({ id }) => id}
    />
  );
}

function columns(t: Text): Column<WaveTenant>[] {
  return [
    ...tenantColumns(t('waves.tenant'), t),
    {
      id: 'batch',
      header: t('waves.batch'),
      render: ({ batch }) =>
        batch === 0 ? t('waves.canary') : batch ?? t('waves.none'),
      hideBelow: 'sm',
    },
    {
      id: 'versions',
      header: t('waves.versions'),
      render: ({ from, to }) =>
        from && to ? t('waves.fromTo', { from, to }) : t('waves.none'),
      hideBelow: 'md',
    },
    {
      id: 'state',
      header: t('waves.became'),
      render: ({ state, reason }) => (
        <>
          <StatusText tone={TENANT_TONES[state]}>
            {t(`waves.tenantState.${state}`)}
          </StatusText>
          {reason && <div>{reason}</div>}
        </>
      ),
    },
  ];
}
