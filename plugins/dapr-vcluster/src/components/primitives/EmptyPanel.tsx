import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { secondaryText } from './tones';

const useStyles = makeStyles(theme => ({
  panel: {
    display: 'grid',
    gap: theme.spacing(1),
    justifyItems: 'center',
    padding: theme.spacing(5, 3),
    textAlign: 'center',
  },
  title: { fontSize: '1.125rem', fontWeight: 600 },
  text: { color: secondaryText(theme), maxWidth: 560 },
  action: { marginTop: theme.spacing(1) },
}));

/** Empty state with an explanation and an optional action. */
export function EmptyPanel(props: {
  title: string;
  description: ReactNode;
  action?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <Paper className={classes.panel}>
      <Typography component="h3" className={classes.title}>
        {props.title}
      </Typography>
      <Typography variant="body2" className={classes.text}>
        {props.description}
      </Typography>
      {props.action && <div className={classes.action}>{props.action}</div>}
    </Paper>
  );
}
