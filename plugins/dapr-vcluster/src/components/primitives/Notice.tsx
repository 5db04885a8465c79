import Typography from '@material-ui/core/Typography';
import { alpha, makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { TONE_ICONS } from './toneIcons';
import { Tone, toneColor } from './tones';

const useStyles = makeStyles(theme => ({
  notice: ({ tone }: { tone: Tone }) => ({
    alignItems: 'flex-start',
    backgroundColor: alpha(toneColor(theme, tone), 0.08),
    borderLeft: `4px solid ${toneColor(theme, tone)}`,
    borderRadius: theme.shape.borderRadius,
    display: 'flex',
    gap: theme.spacing(1.5),
    padding: theme.spacing(1.25, 2),
  }),
  icon: ({ tone }: { tone: Tone }) => ({
    color: toneColor(theme, tone),
    fontSize: '1.375rem',
    marginTop: 1,
  }),
  // Words of a button stay on one line.
  action: { flexShrink: 0, whiteSpace: 'nowrap' },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
}));

/** An inline message. Screen readers announce it. */
export function Notice(props: {
  tone: Tone;
  children: ReactNode;
  action?: ReactNode;
}) {
  const classes = useStyles({ tone: props.tone });
  const Icon = TONE_ICONS[props.tone];
  return (
    <div className={classes.notice} role="status">
      <Icon className={classes.icon} aria-hidden />
      <Typography variant="body2" component="div" className={classes.text}>
        {props.children}
      </Typography>
      {props.action && <div className={classes.action}>{props.action}</div>}
    </div>
  );
}
