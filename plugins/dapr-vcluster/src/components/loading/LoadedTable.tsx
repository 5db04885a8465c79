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
import { Loadable, meansOf } from './LoadedSummary';

/** What each sidecar says of one object of Dapr; nothing where there are none. */
export function LoadedTable({ object }: { object: Loadable }) {
  const t = useText();
  const { kind, loadedBy = [] } = object;
  if (loadedBy.length === 0) {
    return null;
  }
  return (
    <DetailPart title={t('components.detail.sidecars')}>
      <DataTable
        bleed
        caption={t('components.detail.sidecars')}
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
      header: t('components.detail.appId'),
      render: entry => entry.appId,
      names: true,
    },
    {
      id: 'state',
      header: t('components.detail.state'),
      render: ({ state, reason }) => (
        <StatusText tone={LOADED_TONES[state]}>
          {state === 'out-of-scope'
            ? t(`components.detail.notFor.${meansOf(kind)}`)
            : t(`status.loaded.${state}`)}
          {reason && <div>{reason}</div>}
        </StatusText>
      ),
    },
    {
      id: 'pod',
      header: t('components.detail.pod'),
      render: ({ pod }) => (
        <CopyText
          text={`${pod.namespace}/${pod.name}`}
          what={t('components.detail.pod')}
        />
      ),
      hideBelow: 'sm',
    },
  ];
}
