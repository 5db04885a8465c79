import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from './CopyButton';

const useStyles = makeStyles({
  root: { alignItems: 'center', display: 'inline-flex', maxWidth: '100%' },
  text: {
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    fontSize: '0.8125rem',
    overflowWrap: 'anywhere',
  },
});

/** A Kubernetes name with a button that copies it. */
export function CopyText(props: { text: string; what: string }) {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <code className={classes.text}>{props.text}</code>
      <CopyButton text={props.text} what={props.what} />
    </span>
  );
}
