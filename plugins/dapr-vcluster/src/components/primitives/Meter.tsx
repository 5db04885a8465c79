import { alpha, makeStyles } from '@material-ui/core/styles';
import { Tone, toneColor } from './tones';

const useStyles = makeStyles(theme => ({
  track: ({ tone }: { tone: Tone }) => ({
    backgroundColor: alpha(toneColor(theme, tone), 0.18),
    borderRadius: 4,
    height: 8,
    minWidth: 80,
    overflow: 'hidden',
    width: '100%',
  }),
  bar: ({ tone }: { tone: Tone }) => ({
    backgroundColor: toneColor(theme, tone),
    height: '100%',
  }),
}));

/** A bar that shows a share, with an accessible name. */
export function Meter(props: { label: string; share: number; tone: Tone }) {
  const classes = useStyles({ tone: props.tone });
  const percent = Math.round(Math.min(Math.max(props.share, 0), 1) * 100);
  return (
    <div
      className={classes.track}
      role="meter"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div className={classes.bar} style={{ width: `${percent}%` }} />
    </div>
  );
}
