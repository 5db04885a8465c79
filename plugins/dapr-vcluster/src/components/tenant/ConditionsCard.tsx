import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import Typography from '@material-ui/core/Typography';
import { useText } from '../../hooks';
import {
  Column,
  DataTable,
  RelativeTime,
  SectionCard,
  StatusText,
} from '../primitives';
import { conditionTone } from './conditionTone';

type Condition = Tenant['conditions'][number];

/** The conditions that the host and the provisioner report. */
export function ConditionsCard(props: { conditions: Condition[] }) {
  const t = useText();
  const columns: Column<Condition>[] = [
    {
      id: 'type',
      header: t('tenant.conditions.type'),
      render: row => row.type,
      names: true,
    },
    {
      id: 'status',
      header: t('tenant.conditions.status'),
      render: row => (
        <StatusText tone={conditionTone(row)}>
          {t(`status.condition.${row.status}`)}
        </StatusText>
      ),
    },
    {
      id: 'reason',
      header: t('tenant.conditions.reason'),
      render: row => row.reason,
      hideBelow: 'sm',
    },
    {
      id: 'message',
      header: t('tenant.conditions.message'),
      render: row => row.message,
    },
    {
      id: 'since',
      header: t('tenant.conditions.since'),
      render: row =>
        row.lastTransitionTime && (
          <RelativeTime time={row.lastTransitionTime} />
        ),
      hideBelow: 'md',
    },
  ];
  const { conditions } = props;
  return (
    <SectionCard
      title={t('tenant.conditions.title')}
      flush={conditions.length > 0}
    >
      {conditions.length === 0 ? (
        <Typography variant="body2">{t('tenant.conditions.empty')}</Typography>
      ) : (
        <DataTable
          caption={t('tenant.conditions.title')}
          columns={columns}
          rows={conditions}
          rowKey={row => row.type}
        />
      )}
    </SectionCard>
  );
}
