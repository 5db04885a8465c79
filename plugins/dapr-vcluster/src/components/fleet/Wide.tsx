import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  root: { minWidth: 150, [theme.breakpoints.down('sm')]: { minWidth: 0 } },
}));

/** A cell of sentences, which would otherwise be as narrow as their longest word. */
export function Wide({ children }: { children: ReactNode }) {
  const classes = useStyles();
  return <div className={classes.root}>{children}</div>;
}
