import Typography from '@material-ui/core/Typography';
import { FieldDifference } from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { Column, DataTable, StatusText } from '../primitives';

/** What the backend puts in the place of a whole sensitive value. */
const HIDDEN = '"[hidden]"';

/** The fields in which two sides differ, with both values; a sensitive one only says that it differs. */
export function DifferenceTable(props: {
  name: string;
  fields: FieldDifference[];
}) {
  const t = useText();
  if (props.fields.length === 0) {
    return (
      <Typography variant="body2">
        {t('components.differences.none')}
      </Typography>
    );
  }
  return (
    <DataTable
      bleed
      caption={t('components.differences.caption', { name: props.name })}
      columns={columnsOf(t)}
      rows={props.fields}
      rowKey={field => `${field.path} ${field.what}`}
    />
  );
}

function columnsOf(t: Text): Column<FieldDifference>[] {
  return [
    {
      id: 'field',
      header: t('components.differences.field'),
      render: ({ path, what }) => (
        <>
          <code>{path}</code>
          {what === 'order' && <div>{t('components.differences.order')}</div>}
        </>
      ),
      names: true,
    },
    {
      id: 'virtual',
      header: t('components.detail.virtual'),
      render: ({ virtual }) => <Value value={virtual} t={t} />,
    },
    {
      id: 'host',
      header: t('components.detail.host'),
      render: ({ host }) => <Value value={host} t={t} />,
    },
  ];
}

function Value({ value, t }: { value: string | undefined; t: Text }) {
  if (value === undefined) {
    return <>{t('components.differences.unset')}</>;
  }
  return value === HIDDEN ? (
    <StatusText tone="warning">{t('components.differences.hidden')}</StatusText>
  ) : (
    <code>{value}</code>
  );
}
