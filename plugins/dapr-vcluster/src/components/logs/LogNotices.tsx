import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useText } from '../../hooks';
import { Notice, secondaryText } from '../primitives';
import { KEPT_LINES } from './FollowedLog';
import { ShownLog } from './types';

const useStyles = makeStyles(theme => ({
  quiet: { color: secondaryText(theme) },
}));

/** Notices about truncated, dropped and redacted lines. */
export function LogNotices({ log }: { log: ShownLog }) {
  const t = useText();
  const { head, truncated, dropped = 0, forgotten = 0 } = log;
  return (
    <>
      {truncated && <Notice tone="warning">{t('logs.truncated')}</Notice>}
      {dropped > 0 && (
        <Notice tone="warning">{t('logs.dropped', { count: dropped })}</Notice>
      )}
      {forgotten > 0 && (
        <Notice tone="quiet">
          {t('logs.older', { number: String(KEPT_LINES) })}
        </Notice>
      )}
      {head?.redaction === 'patterns' && (
        <Notice tone="warning">
          {t('logs.redactedPatterns', { reason: head.redactionReason ?? '' })}
        </Notice>
      )}
    </>
  );
}

/** Explains what is redacted. */
export function RedactionNote({ log }: { log: ShownLog }) {
  const t = useText();
  const classes = useStyles();
  if (log.head?.redaction !== 'patterns-and-values') {
    return null;
  }
  return (
    <Typography variant="caption" className={classes.quiet}>
      {t('logs.redactedValues')}
    </Typography>
  );
}
