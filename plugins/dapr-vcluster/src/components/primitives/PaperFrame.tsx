import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useUniqueId } from './useUniqueId';
import { FrameProps } from './frameProps';
import { secondaryText } from './tones';

const useStyles = makeStyles(theme => ({
  card: { height: '100%', overflow: 'hidden' },
  head: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    justifyContent: 'space-between',
    padding: theme.spacing(2, 2.5, 1),
  },
  title: { fontSize: '1.0625rem', fontWeight: 600 },
  help: { color: secondaryText(theme), padding: theme.spacing(0, 2.5) },
  body: { padding: theme.spacing(1, 2.5, 2) },
  flush: { paddingBottom: theme.spacing(1), paddingTop: theme.spacing(1) },
}));

/** A titled card of Material UI. */
export function PaperFrame(props: FrameProps) {
  const classes = useStyles();
  const id = useUniqueId('section');
  return (
    <Paper component="section" className={classes.card} aria-labelledby={id}>
      <div className={classes.head}>
        <Typography
          id={id}
          variant="h6"
          component="h3"
          className={classes.title}
        >
          {props.title}
        </Typography>
        {props.action}
      </div>
      {props.help && (
        <Typography variant="body2" className={classes.help}>
          {props.help}
        </Typography>
      )}
      <div className={props.flush ? classes.flush : classes.body}>
        {props.children}
      </div>
    </Paper>
  );
}
