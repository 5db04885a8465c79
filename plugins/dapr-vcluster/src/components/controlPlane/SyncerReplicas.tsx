import { SyncerReplica } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { ValueText } from '../badges';
import { Column, DataTable, StatusText, Tone } from '../primitives';
import { lagText } from './lagText';

const TONES: Record<SyncerReplica['state'], Tone> = {
  active: 'ok',
  standby: 'quiet',
  starting: 'busy',
  gone: 'error',
  unknown: 'unknown',
};

/** Replicas of the Component syncer, with what each says of itself. One that is gone is no error while others copy. */
export function SyncerReplicas(props: { replicas: SyncerReplica[] }) {
  const t = useText();
  return (
    <DataTable
      bleed
      caption={t('controlPlane.syncer.replicas')}
      columns={columnsOf(
        t,
        props.replicas.some(({ state }) => state === 'active'),
      )}
      rows={props.replicas}
      rowKey={({ name }) => name}
    />
  );
}

function columnsOf(t: Text, isRunning: boolean): Column<SyncerReplica>[] {
  return [
    {
      id: 'replica',
      header: t('controlPlane.syncer.replica'),
      render: ({ name }) => name,
      names: true,
    },
    {
      id: 'state',
      header: t('controlPlane.syncer.state'),
      render: ({ state }) => (
        <StatusText
          tone={state === 'gone' && isRunning ? 'quiet' : TONES[state]}
        >
          {t(`controlPlane.syncer.replicaStates.${state}`)}
        </StatusText>
      ),
    },
    {
      id: 'version',
      header: t('controlPlane.syncer.version'),
      render: ({ report }) => <ValueText value={report?.version} />,
      hideBelow: 'sm',
    },
    {
      id: 'vclusters',
      header: t('controlPlane.syncer.vclusters'),
      render: ({ report }) => (
        <ValueText
          value={
            report &&
            t('controlPlane.syncer.served', {
              served: String(report.served),
              total: String(report.vclusters),
            })
          }
        />
      ),
      numeric: true,
      hideBelow: 'sm',
    },
    {
      id: 'queued',
      header: t('controlPlane.syncer.queued'),
      render: ({ report }) => <ValueText value={report?.queued} />,
      numeric: true,
      hideBelow: 'sm',
    },
    {
      id: 'lag',
      header: t('controlPlane.syncer.lag'),
      render: ({ report }) => (
        <ValueText value={report && lagText(t, report.lagMs)} />
      ),
      numeric: true,
      hideBelow: 'md',
    },
    {
      id: 'errors',
      header: t('controlPlane.syncer.errors'),
      render: ({ report }) => <ValueText value={report?.errors} />,
      numeric: true,
      hideBelow: 'md',
    },
  ];
}
