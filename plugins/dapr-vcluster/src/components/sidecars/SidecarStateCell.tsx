import { makeStyles } from '@material-ui/core/styles';
import { Sidecar } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { SIDECAR_TONES } from '../badges';
import { worstFirst } from '../findings';
import { StatusBadge } from '../primitives';

const useStyles = makeStyles(theme => ({
  text: {
    marginTop: theme.spacing(0.5),
    maxWidth: 560,
    minWidth: 160,
  },
}));

/** State of a sidecar; unless it is well, also why and the fix, without a click. */
export function SidecarStateCell({ sidecar }: { sidecar: Sidecar }) {
  const classes = useStyles();
  const t = useText();
  const worst = worstFirst(sidecar.findings)[0];
  return (
    <>
      <StatusBadge tone={SIDECAR_TONES[sidecar.state]}>
        {t(`status.sidecar.${sidecar.state}`)}
      </StatusBadge>
      {sidecar.state !== 'ready' && (
        <div className={classes.text}>{sidecar.summary}</div>
      )}
      {worst && (
        <div className={classes.text}>
          <strong>{t('findings.fix')}</strong> {worst.fix}
        </div>
      )}
    </>
  );
}
