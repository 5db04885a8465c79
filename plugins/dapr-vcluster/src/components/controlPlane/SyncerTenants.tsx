import {
  HostSyncer,
  SyncCounts,
  TenantSync,
} from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { SYNC_TONES, ValueText } from '../badges';
import { Column, DataTable, StatusText, Tone } from '../primitives';
import { TenantLink } from './CapacityCard';
import { lagText } from './lagText';

type Row = HostSyncer['tenants'][number];

const UNSYNCED = ['refused', 'conflict', 'waiting', 'failed'] as const;

/** Those in trouble come first. */
const ORDER: readonly Tone[] = ['error', 'warning', 'unknown', 'busy', 'ok'];

/** How the Component syncer does with each tenant that the user may read. */
export function SyncerTenants(props: { tenants: Row[] }) {
  const t = useText();
  const rank = (row: Row) => {
    const at = ORDER.indexOf(toneOf(row.sync));
    return at < 0 ? ORDER.length : at;
  };
  return (
    <DataTable
      bleed
      caption={t('controlPlane.syncer.tenants')}
      columns={columnsOf(t)}
      rows={[...props.tenants].sort(
        (a, b) => rank(a) - rank(b) || a.tenant.localeCompare(b.tenant),
      )}
      rowKey={({ tenant }) => tenant}
    />
  );
}

function toneOf({ state, report }: TenantSync): Tone {
  if (state !== 'served') {
    return SYNC_TONES[state];
  }
  const { objects, late } = report ?? {};
  if (objects && (objects.refused || objects.conflict || objects.failed)) {
    return 'error';
  }
  return late || objects?.waiting ? 'warning' : 'ok';
}

function columnsOf(t: Text): Column<Row>[] {
  return [
    {
      id: 'tenant',
      header: t('controlPlane.syncer.tenant'),
      render: ({ tenant }) => <TenantLink tenant={tenant} />,
      names: true,
    },
    {
      id: 'state',
      header: t('controlPlane.syncer.state'),
      render: ({ sync }) => (
        <>
          <StatusText tone={SYNC_TONES[sync.state]}>
            {t(`controlPlane.syncer.tenantStates.${sync.state}`)}
          </StatusText>
          {sync.reason && <div>{sync.reason}</div>}
        </>
      ),
    },
    {
      id: 'replica',
      header: t('controlPlane.syncer.replica'),
      render: ({ sync }) => <ValueText value={sync.replica} />,
      hideBelow: 'md',
    },
    {
      id: 'objects',
      header: t('controlPlane.syncer.objects'),
      render: ({ sync }) => <Objects sync={sync} />,
    },
    {
      id: 'queued',
      header: t('controlPlane.syncer.queued'),
      render: ({ sync }) => <ValueText value={sync.report?.queued} />,
      numeric: true,
      hideBelow: 'sm',
    },
    {
      id: 'lag',
      header: t('controlPlane.syncer.lag'),
      render: ({ sync }) => (
        <ValueText value={sync.report && lagText(t, sync.report.lagMs)} />
      ),
      numeric: true,
      hideBelow: 'md',
    },
    {
      id: 'errors',
      header: t('controlPlane.syncer.errors'),
      render: ({ sync }) => <ValueText value={sync.report?.errors} />,
      numeric: true,
      hideBelow: 'sm',
    },
  ];
}

/** Numbers by state; those of zero are left out. */
function Objects({ sync }: { sync: TenantSync }) {
  const t = useText();
  const objects: SyncCounts | undefined = sync.report?.objects;
  if (!objects) {
    return <ValueText value={undefined} />;
  }
  const tone = toneOf({ ...sync, state: 'served' });
  const parts = [
    t('controlPlane.syncer.counts.synced', {
      number: String(objects.synced),
    }),
    ...UNSYNCED.filter(state => objects[state] > 0).map(state =>
      t(`controlPlane.syncer.counts.${state}`, {
        number: String(objects[state]),
      }),
    ),
  ];
  return (
    <>
      <StatusText tone={tone}>{parts.join(', ')}</StatusText>
      {sync.report?.late && <div>{t('controlPlane.syncer.late')}</div>}
      {sync.state !== 'served' && <div>{t('controlPlane.syncer.last')}</div>}
    </>
  );
}
