import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles({
  hidden: {
    clip: 'rect(0 0 0 0)',
    height: 1,
    margin: -1,
    overflow: 'hidden',
    padding: 0,
    position: 'absolute',
    whiteSpace: 'nowrap',
    width: 1,
  },
});

/** Text for screen readers only; with `live`, screen readers announce changes. */
export function VisuallyHidden(props: { children: ReactNode; live?: boolean }) {
  const classes = useStyles();
  return (
    <span
      className={classes.hidden}
      aria-live={props.live ? 'polite' : undefined}
    >
      {props.children}
    </span>
  );
}
