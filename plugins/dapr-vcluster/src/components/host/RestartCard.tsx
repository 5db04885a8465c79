import Typography from '@material-ui/core/Typography';
import {
  ControlPlane,
  StaleSidecar,
} from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { ValueText } from '../badges';
import { Column, DataTable, SectionCard, UnknownNotice } from '../primitives';
import { TenantLink } from './CapacityCard';

/** Whose pods have to be made anew before the control plane is upgraded. */
export function RestartCard({ restart }: Pick<ControlPlane, 'restart'>) {
  const t = useText();
  return (
    <SectionCard title={t('host.restart.title')} help={t('host.restart.help')}>
      <Sidecars restart={restart} />
    </SectionCard>
  );
}

function Sidecars({ restart }: Pick<ControlPlane, 'restart'>) {
  const t = useText();
  if (restart.state === 'unknown') {
    const { reason, since } = restart;
    return (
      <UnknownNotice
        what={t('host.restart.what')}
        reason={reason}
        since={since}
      />
    );
  }
  const { total, items } = restart.value;
  if (total === 0) {
    return <Typography variant="body2">{t('host.restart.none')}</Typography>;
  }
  return (
    <>
      <DataTable
        bleed
        caption={t('host.restart.title')}
        columns={columnsOf(t)}
        rows={items}
        rowKey={({ pod }) => `${pod.namespace}/${pod.name}`}
      />
      {items.length < total && (
        <Typography variant="body2">
          {t('host.restart.more', {
            shown: String(items.length),
            total: String(total),
          })}
        </Typography>
      )}
    </>
  );
}

function columnsOf(t: Text): Column<StaleSidecar>[] {
  return [
    {
      id: 'app',
      header: t('host.restart.app'),
      render: row => row.appId,
      names: true,
    },
    {
      id: 'version',
      header: t('host.restart.version'),
      render: row => <ValueText value={row.version} />,
    },
    {
      id: 'tenant',
      header: t('host.restart.tenant'),
      render: row => <TenantLink tenant={row.tenant} />,
    },
    {
      id: 'pod',
      header: t('host.restart.pod'),
      render: ({ pod }) => `${pod.namespace}/${pod.name}`,
      hideBelow: 'sm',
    },
  ];
}
