import { makeStyles } from '@material-ui/core/styles';
import { Host } from 'backstage-plugin-dapr-vcluster-common';
import { SetupNotices } from '../setup';
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

/** A card per host, after what is wrong with the configuration. */
export function HostCards({ hosts }: { hosts: Host[] }) {
  const classes = useStyles();
  return (
    <>
      <SetupNotices hasHosts={hosts.length > 0} />
      {hosts.length > 0 && (
        <ul className={classes.strip}>
          {hosts.map(host => (
            <li key={host.name}>
              <HostCard host={host} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
