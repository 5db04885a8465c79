import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { secondaryText } from './tones';

const useStyles = makeStyles(theme => ({
  root: {
    alignItems: 'flex-start',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1.5),
    justifyContent: 'space-between',
  },
  title: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    fontSize: '1.25rem',
    fontWeight: 600,
    gap: theme.spacing(1.5),
    margin: 0,
  },
  help: { color: secondaryText(theme), marginTop: theme.spacing(0.5) },
}));

/** Heading of a tab: title, state, one line of help, and actions on the right. */
export function TabHeading(props: {
  title: string;
  state?: ReactNode;
  help?: ReactNode;
  actions?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <div>
        <Typography component="h2" className={classes.title}>
          {props.title}
          {props.state && <span aria-live="polite">{props.state}</span>}
        </Typography>
        {props.help && (
          <Typography variant="body2" className={classes.help}>
            {props.help}
          </Typography>
        )}
      </div>
      {props.actions}
    </div>
  );
}
