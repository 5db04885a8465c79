import Typography from '@material-ui/core/Typography';
import { Sidecar } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { Column, DataTable, TagList, UnknownNotice } from '../primitives';

type Loaded = {
  name: string;
  type: string;
  version: string;
  capabilities: string[];
};

/** Dapr Components in the metadata of a sidecar, with version and capabilities. */
export function LoadedComponentsTable({ sidecar }: { sidecar: Sidecar }) {
  const t = useText();
  const { loaded } = sidecar;
  if (loaded.state === 'unknown') {
    return (
      <UnknownNotice
        what={t('sidecars.loaded')}
        reason={loaded.reason}
        since={loaded.since}
      />
    );
  }
  if (loaded.value.length === 0) {
    return <Typography variant="body2">{t('sidecars.noneLoaded')}</Typography>;
  }
  return (
    <DataTable
      bleed
      caption={t('sidecars.loaded')}
      columns={columnsOf(t)}
      rows={loaded.value}
      rowKey={component => component.name}
    />
  );
}

function columnsOf(t: Text): Column<Loaded>[] {
  return [
    {
      id: 'name',
      header: t('sidecars.detail.name'),
      render: component => component.name,
      names: true,
    },
    {
      id: 'type',
      header: t('sidecars.detail.type'),
      render: component => `${component.type} ${component.version}`,
    },
    {
      id: 'capabilities',
      header: t('sidecars.detail.capabilities'),
      render: component => <TagList tags={component.capabilities} />,
      hideBelow: 'sm',
    },
  ];
}
