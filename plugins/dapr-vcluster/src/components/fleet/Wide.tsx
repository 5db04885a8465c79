import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

/** From this width of the screen on, the table has the space. */
const ROOMY_PX = 1440;

const useStyles = makeStyles(theme => ({
  root: { [theme.breakpoints.up(ROOMY_PX)]: { minWidth: 150 } },
}));

/** A cell of sentences, which would otherwise be as narrow as their longest word. */
export function Wide({ children }: { children: ReactNode }) {
  const classes = useStyles();
  return <div className={classes.root}>{children}</div>;
}
