import { makeStyles } from '@material-ui/core/styles';
import { Host } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { Notice } from '../primitives';
import { HostCard } from './HostCard';

const useStyles = makeStyles(theme => ({
  strip: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))',
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
}));

/** A card per host. */
export function HostCards({ hosts }: { hosts: Host[] }) {
  const classes = useStyles();
  const t = useText();
  if (hosts.length === 0) {
    return <Notice tone="warning">{t('fleet.noHosts')}</Notice>;
  }
  return (
    <ul className={classes.strip}>
      {hosts.map(host => (
        <li key={host.name}>
          <HostCard host={host} />
        </li>
      ))}
    </ul>
  );
}
