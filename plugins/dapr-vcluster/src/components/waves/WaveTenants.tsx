import { UpgradeWave, WaveTenant } from 'backstage-plugin-dapr-vcluster-common';
import { makeStyles } from '@material-ui/core/styles';
import { Text, useText } from '../../hooks';
import { tenantColumns } from '../badges';
import { Column, DataTable, StatusText } from '../primitives';
import { TENANT_TONES } from './waveState';

// Messages of Kubernetes have parts as long as the digest of an image.
const useStyles = makeStyles({ reason: { overflowWrap: 'anywhere' } });

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

function Reason({ text }: { text: string }) {
  const classes = useStyles();
  return <div className={classes.reason}>{text}</div>;
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
          {reason && <Reason text={reason} />}
        </>
      ),
    },
  ];
}
