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

/** State of a sidecar; if there is a problem, also the cause and the fix. */
export function SidecarStateCell({ sidecar }: { sidecar: Sidecar }) {
  const classes = useStyles();
  const t = useText();
  const { state, summary, findings } = sidecar;
  // Findings with severity "info", e.g. about a native sidecar, need no fix.
  const worst = worstFirst(findings).find(
    ({ severity }) => severity !== 'info',
  );
  const why = state === 'ready' ? worst?.title : summary;
  return (
    <>
      <StatusBadge tone={SIDECAR_TONES[state]}>
        {t(`status.sidecar.${state}`)}
      </StatusBadge>
      {why && <div className={classes.text}>{why}</div>}
      {worst && (
        <div className={classes.text}>
          <strong>{t('findings.fix')}</strong> {worst.fix}
        </div>
      )}
    </>
  );
}
