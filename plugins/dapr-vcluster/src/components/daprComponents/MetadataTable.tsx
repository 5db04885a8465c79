import Typography from '@material-ui/core/Typography';
import { DaprComponent } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { Column, DataTable, StatusText } from '../primitives';

type Item = DaprComponent['metadata'][number];

/** Metadata of a Dapr Component; sensitive values stay in the backend. */
export function MetadataTable({ component }: { component: DaprComponent }) {
  const t = useText();
  const columns: Column<Item>[] = [
    {
      id: 'name',
      header: t('daprComponents.detail.metadataName'),
      render: item => item.name,
      names: true,
    },
    {
      id: 'value',
      header: t('daprComponents.detail.metadataValue'),
      render: item => <Value item={item} t={t} />,
    },
  ];
  if (component.metadata.length === 0) {
    return (
      <Typography variant="body2">
        {t('daprComponents.detail.metadataEmpty')}
      </Typography>
    );
  }
  return (
    <DataTable
      bleed
      caption={t('daprComponents.detail.metadata')}
      columns={columns}
      rows={component.metadata}
      rowKey={item => item.name}
    />
  );
}

function Value({ item, t }: { item: Item; t: Text }) {
  if (item.secretKeyRef) {
    const { name, key } = item.secretKeyRef;
    return (
      <StatusText tone="ok">
        {t('daprComponents.detail.secret', { key, name })}
      </StatusText>
    );
  }
  if (item.envRef) {
    return <>{t('daprComponents.detail.env', { name: item.envRef })}</>;
  }
  if (item.redacted) {
    return (
      <StatusText tone="warning">
        {t('daprComponents.detail.redacted')}
      </StatusText>
    );
  }
  return <code>{item.value}</code>;
}
