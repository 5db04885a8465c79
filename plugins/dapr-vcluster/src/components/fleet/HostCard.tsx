import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Host } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { CONNECTION_TONES, HostLink, ValueText } from '../badges';
import { FindingList } from '../findings';
import { KeyValue, StatusBadge, TagList } from '../primitives';
import { HostCheckButton } from '../setup';
import { ControlPlaneLink } from './ControlPlaneLink';
import { DaprStatus } from './DaprStatus';

const useStyles = makeStyles(theme => ({
  card: {
    alignContent: 'start',
    display: 'grid',
    gap: theme.spacing(1),
    height: '100%',
    padding: theme.spacing(2, 2.5),
  },
  head: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    justifyContent: 'space-between',
  },
  title: { fontSize: '1.0625rem', fontWeight: 600 },
}));

/** One host: connection, versions, Dapr, numbers of tenants and sidecars. */
export function HostCard({ host }: { host: Host }) {
  const classes = useStyles();
  const t = useText();
  return (
    <Paper className={classes.card}>
      <div className={classes.head}>
        <Typography component="h3" className={classes.title}>
          <HostLink host={host.name} title={host.title} hideIcon />
        </Typography>
        <span aria-live="polite">
          <StatusBadge tone={CONNECTION_TONES[host.connection]}>
            {t(`status.connection.${host.connection}`)}
          </StatusBadge>
        </span>
      </div>
      {host.readOnly && <TagList tags={[t('fleet.hostCard.readOnly')]} />}
      {host.findings ? (
        <FindingList findings={host.findings} />
      ) : (
        host.reason && <Typography variant="body2">{host.reason}</Typography>
      )}
      {host.readableOnly && (
        <Typography variant="body2">
          {t('fleet.hostCard.readableOnly')}
        </Typography>
      )}
      <KeyValue
        facts={[
          {
            label: t('fleet.hostCard.kubernetes'),
            value: <ValueText value={host.kubernetesVersion} />,
          },
          {
            label: t('fleet.hostCard.dapr'),
            value: (
              <>
                <DaprStatus host={host} />
                <div>
                  <ControlPlaneLink host={host} />
                </div>
              </>
            ),
          },
          {
            label: t('fleet.hostCard.tenants'),
            value: <ValueText value={host.tenants} />,
          },
          {
            label: t('fleet.hostCard.sidecars'),
            value: <ValueText value={host.sidecars} />,
          },
        ]}
      />
      <HostCheckButton host={host} />
    </Paper>
  );
}
