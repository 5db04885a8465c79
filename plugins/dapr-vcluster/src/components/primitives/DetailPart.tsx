import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';

const useStyles = makeStyles({ title: { fontWeight: 600 } });

/** A titled section of an expanded row. */
export function DetailPart(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <div>
      <Typography
        component="h3"
        variant="body2"
        className={classes.title}
        gutterBottom
      >
        {props.title}
      </Typography>
      {props.children}
    </div>
  );
}
