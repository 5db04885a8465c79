import { DaprComponent } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { LOADED_TONES } from '../badges';
import { Column, CopyText, DataTable, StatusText } from '../primitives';

type Loaded = DaprComponent['loadedBy'][number];

/** What each sidecar says of one Dapr Component. */
export function LoadedTable({ component }: { component: DaprComponent }) {
  const t = useText();
  const columns: Column<Loaded>[] = [
    {
      id: 'app',
      header: t('components.detail.appId'),
      render: entry => entry.appId,
      names: true,
    },
    {
      id: 'state',
      header: t('components.detail.state'),
      render: entry => (
        <StatusText tone={LOADED_TONES[entry.state]}>
          {t(`status.loaded.${entry.state}`)}
          {entry.reason && <div>{entry.reason}</div>}
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
  return (
    <DataTable
      bleed
      caption={t('components.detail.sidecars')}
      columns={columns}
      rows={component.loadedBy}
      rowKey={entry => `${entry.pod.namespace}/${entry.pod.name}`}
    />
  );
}
