import Typography from '@material-ui/core/Typography';
import {
  Difference,
  FieldDifference,
} from 'backstage-plugin-dapr-vcluster-common';
import { Text, useText } from '../../hooks';
import { Column, DataTable, StatusText } from '../primitives';

/** The backend's placeholder for a sensitive value. */
const HIDDEN = '"[hidden]"';

/** Fields that differ between vcluster and host, with both values; sensitive values are not shown. */
export function DifferenceTable(props: {
  name: string;
  fields: FieldDifference[];
  declaredIn: Difference['declaredIn'];
}) {
  const t = useText();
  if (props.fields.length === 0) {
    return (
      <Typography variant="body2">
        {t(`comparison.differences.none.${props.declaredIn}`)}
      </Typography>
    );
  }
  return (
    <DataTable
      bleed
      caption={t('comparison.differences.caption', { name: props.name })}
      columns={columnsOf(t, props.declaredIn)}
      rows={props.fields}
      rowKey={field => `${field.path} ${field.what}`}
    />
  );
}

function columnsOf(
  t: Text,
  declaredIn: Difference['declaredIn'],
): Column<FieldDifference>[] {
  return [
    {
      id: 'field',
      header: t('comparison.differences.field'),
      render: ({ path, what }) => (
        <>
          <code>{path}</code>
          {what === 'order' && <div>{t('comparison.differences.order')}</div>}
        </>
      ),
      names: true,
    },
    {
      id: 'virtual',
      header: t(`comparison.differences.declaredIn.${declaredIn}`),
      render: ({ virtual }) => <Value value={virtual} t={t} />,
    },
    {
      id: 'host',
      header: t('comparison.host'),
      render: ({ host }) => <Value value={host} t={t} />,
    },
  ];
}

function Value({ value, t }: { value: string | undefined; t: Text }) {
  if (value === undefined) {
    return <>{t('comparison.differences.unset')}</>;
  }
  return value === HIDDEN ? (
    <StatusText tone="warning">{t('comparison.differences.hidden')}</StatusText>
  ) : (
    <code>{value}</code>
  );
}
