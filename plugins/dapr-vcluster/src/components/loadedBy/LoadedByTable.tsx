import { LoadedBy } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { LOADED_TONES } from '../badges';
import {
  Column,
  CopyText,
  DataTable,
  DetailPart,
  StatusText,
} from '../primitives';
import { LoadableResource, meansOf } from './LoadedBySummary';

/** State of a Dapr resource in each sidecar; renders nothing without sidecars. */
export function LoadedByTable({ object }: { object: LoadableResource }) {
  const t = useText();
  const { kind, loadedBy = [] } = object;
  if (loadedBy.length === 0) {
    return null;
  }
  return (
    <DetailPart title={t('loadedBy.sidecars')}>
      <DataTable
        bleed
        caption={t('loadedBy.sidecars')}
        columns={columnsOf(t, kind)}
        rows={[...loadedBy]}
        rowKey={({ pod }) => `${pod.namespace}/${pod.name}`}
      />
    </DetailPart>
  );
}

function columnsOf(t: Text, kind: string): Column<LoadedBy>[] {
  return [
    {
      id: 'app',
      header: t('loadedBy.appId'),
      render: entry => entry.appId,
      names: true,
    },
    {
      id: 'state',
      header: t('loadedBy.state'),
      render: ({ state, reason }) => (
        <StatusText tone={LOADED_TONES[state]}>
          {state === 'out-of-scope'
            ? t(`loadedBy.notFor.${meansOf(kind)}`)
            : t(`status.loaded.${state}`)}
          {reason && <div>{reason}</div>}
        </StatusText>
      ),
    },
    {
      id: 'pod',
      header: t('loadedBy.pod'),
      render: ({ pod }) => (
        <CopyText
          text={`${pod.namespace}/${pod.name}`}
          what={t('loadedBy.pod')}
        />
      ),
      hideBelow: 'sm',
    },
  ];
}
