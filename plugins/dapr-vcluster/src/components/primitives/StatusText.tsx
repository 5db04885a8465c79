import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { TONE_ICONS } from './toneIcons';
import { Tone, toneColor } from './tones';

const useStyles = makeStyles(theme => ({
  root: {
    alignItems: 'flex-start',
    display: 'inline-flex',
    lineHeight: 1.5,
    // Does not break words to make a table column narrower.
    overflowWrap: 'break-word',
  },
  icon: ({ tone }: { tone: Tone }) => ({
    color: toneColor(theme, tone),
    flexShrink: 0,
    fontSize: '1.125rem',
    marginRight: 6,
    marginTop: '0.15em',
  }),
}));

/** A state in text or in a table: icon in the tone's colour, text in the normal colour. */
export function StatusText(props: { tone: Tone; children: ReactNode }) {
  const classes = useStyles({ tone: props.tone });
  const Icon = TONE_ICONS[props.tone];
  return (
    <span className={classes.root}>
      <Icon className={classes.icon} aria-hidden />
      <span>{props.children}</span>
    </span>
  );
}
