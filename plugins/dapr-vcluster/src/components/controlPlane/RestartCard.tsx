import Typography from '@material-ui/core/Typography';
import {
  ControlPlane,
  StaleSidecar,
} from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { ValueText } from '../badges';
import { Column, DataTable, SectionCard, UnknownNotice } from '../primitives';
import { TenantLink } from './CapacityCard';

/** Sidecars whose pods must be recreated before an upgrade of the control plane. */
export function RestartCard({ restart }: Pick<ControlPlane, 'restart'>) {
  const t = useText();
  return (
    <SectionCard
      title={t('controlPlane.restart.title')}
      help={t('controlPlane.restart.help')}
    >
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
        what={t('controlPlane.restart.title')}
        reason={reason}
        since={since}
      />
    );
  }
  const { total, items } = restart.value;
  if (total === 0) {
    return (
      <Typography variant="body2">{t('controlPlane.restart.none')}</Typography>
    );
  }
  return (
    <>
      <DataTable
        bleed
        caption={t('controlPlane.restart.title')}
        columns={columnsOf(t)}
        rows={items}
        rowKey={({ pod }) => `${pod.namespace}/${pod.name}`}
      />
      {items.length < total && (
        <Typography variant="body2">
          {t('controlPlane.restart.more', {
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
      header: t('controlPlane.restart.app'),
      render: row => row.appId,
      names: true,
    },
    {
      id: 'version',
      header: t('controlPlane.restart.version'),
      render: row => <ValueText value={row.version} />,
    },
    {
      id: 'tenant',
      header: t('controlPlane.restart.tenant'),
      render: row => <TenantLink tenant={row.tenant} />,
    },
    {
      id: 'pod',
      header: t('controlPlane.restart.pod'),
      render: ({ pod }) => `${pod.namespace}/${pod.name}`,
      hideBelow: 'sm',
    },
  ];
}
