import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  sm: {
    display: 'none',
    [theme.breakpoints.down('xs')]: { display: 'block' },
  },
  md: {
    display: 'none',
    [theme.breakpoints.down('sm')]: { display: 'block' },
  },
}));

/** What a column with the same `hideBelow` shows, for screens on which that column is hidden. */
export function ShownBelow(props: { size: 'sm' | 'md'; children: ReactNode }) {
  const classes = useStyles();
  return <div className={classes[props.size]}>{props.children}</div>;
}
