import { alpha, makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { TONE_ICONS } from './toneIcons';
import { Tone, toneColor } from './tones';

const useStyles = makeStyles(theme => ({
  badge: ({ tone }: { tone: Tone }) => ({
    alignItems: 'center',
    backgroundColor: alpha(toneColor(theme, tone), 0.1),
    borderRadius: 12,
    color: toneColor(theme, tone),
    display: 'inline-flex',
    fontSize: '0.8125rem',
    fontWeight: 600,
    lineHeight: 1.4,
    maxWidth: '100%',
    padding: '2px 10px 2px 6px',
    whiteSpace: 'nowrap',
  }),
  icon: { flexShrink: 0, fontSize: '1.125rem', marginRight: 4 },
}));

/** A state as icon and text on a tinted background. */
export function StatusBadge(props: {
  tone: Tone;
  children: ReactNode;
  title?: string;
}) {
  const classes = useStyles({ tone: props.tone });
  const Icon = TONE_ICONS[props.tone];
  return (
    <span className={classes.badge} title={props.title}>
      <Icon className={classes.icon} aria-hidden />
      {props.children}
    </span>
  );
}
