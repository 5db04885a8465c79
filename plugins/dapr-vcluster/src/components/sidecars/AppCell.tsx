import { makeStyles } from '@material-ui/core/styles';
import { Sidecar } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { secondaryText } from '../primitives';

const useStyles = makeStyles(theme => ({
  app: { fontWeight: 600 },
  id: { color: secondaryText(theme), fontSize: '0.8125rem' },
}));

/** The app and its app id. */
export function AppCell({ sidecar }: { sidecar: Sidecar }) {
  const classes = useStyles();
  const t = useText();
  return (
    <>
      <div className={classes.app}>{sidecar.app}</div>
      <div className={classes.id}>
        {t('sidecars.appId')} {sidecar.appId || t('common.unknown')}
      </div>
    </>
  );
}
