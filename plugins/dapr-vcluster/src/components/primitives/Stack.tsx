import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  stack: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 1fr)',
  },
  row: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
  },
  columns: {
    alignItems: 'start',
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
  },
}));

/** Lays out its children as a stack, as a row, or in columns. */
export function Stack(props: {
  as?: 'stack' | 'row' | 'columns';
  children: ReactNode;
}) {
  const classes = useStyles();
  return <div className={classes[props.as ?? 'stack']}>{props.children}</div>;
}
