import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from '../primitives';

const useStyles = makeStyles(theme => ({
  root: {
    alignItems: 'flex-start',
    backgroundColor: theme.palette.background.default,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    display: 'flex',
    gap: theme.spacing(1),
  },
  text: {
    flexGrow: 1,
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    fontSize: '0.8125rem',
    margin: 0,
    maxHeight: 320,
    minWidth: 0,
    overflow: 'auto',
    padding: theme.spacing(1.5),
  },
}));

/** Text to paste elsewhere; `what` completes the label "Copy …". */
export function CodeBlock(props: { text: string; what: string }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {/* Long lines are scrolled, with the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classes.text} tabIndex={0}>
        {props.text}
      </pre>
      <CopyButton text={props.text} what={props.what} />
    </div>
  );
}
