import { Tenant } from 'backstage-plugin-dapr-vcluster-common';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useText } from '../../hooks';
import {
  Column,
  DataTable,
  RelativeTime,
  SectionCard,
  StatusText,
} from '../primitives';
import { conditionTone } from './conditionTone';

// Names such as ControlPlaneReady are one word.
const useStyles = makeStyles({ type: { whiteSpace: 'nowrap' } });

type Condition = Tenant['conditions'][number];

/** The conditions that the host and the provisioner report. */
export function ConditionsCard(props: { conditions: Condition[] }) {
  const t = useText();
  const classes = useStyles();
  const columns: Column<Condition>[] = [
    {
      id: 'type',
      header: t('tenantOverview.conditions.type'),
      render: row => <div className={classes.type}>{row.type}</div>,
      names: true,
    },
    {
      id: 'status',
      header: t('tenantOverview.conditions.status'),
      render: row => (
        <StatusText tone={conditionTone(row)}>
          {t(`status.condition.${row.status}`)}
        </StatusText>
      ),
    },
    {
      id: 'reason',
      header: t('tenantOverview.conditions.reason'),
      render: row => row.reason,
      hideBelow: 'sm',
    },
    {
      id: 'message',
      header: t('tenantOverview.conditions.message'),
      render: row => row.message,
    },
    {
      id: 'since',
      header: t('tenantOverview.conditions.since'),
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
      title={t('tenantOverview.conditions.title')}
      flush={conditions.length > 0}
    >
      {conditions.length === 0 ? (
        <Typography variant="body2">
          {t('tenantOverview.conditions.empty')}
        </Typography>
      ) : (
        <DataTable
          caption={t('tenantOverview.conditions.title')}
          columns={columns}
          rows={conditions}
          rowKey={row => row.type}
        />
      )}
    </SectionCard>
  );
}
