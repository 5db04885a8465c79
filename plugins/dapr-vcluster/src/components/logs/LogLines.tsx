import { makeStyles } from '@material-ui/core/styles';
import { LogLine } from 'backstage-plugin-dapr-vcluster-common';
import { memo, UIEvent, useLayoutEffect, useRef } from 'react';
import { secondaryText } from '../primitives';

/** Maximum distance from the end that counts as the end. */
const NEAR_PX = 40;

const useStyles = makeStyles(theme => ({
  lines: {
    backgroundColor: theme.palette.background.default,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    color: theme.palette.text.primary,
    flexGrow: 1,
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    fontSize: '0.8125rem',
    lineHeight: 1.5,
    minHeight: 160,
    overflow: 'auto',
    padding: theme.spacing(1, 1.5),
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  line: {
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  time: { color: secondaryText(theme), marginRight: theme.spacing(1) },
}));

const Line = memo(function LineOfLog(props: {
  line: LogLine;
  time: boolean;
  classes: { line: string; time: string };
}) {
  const { line, classes } = props;
  return (
    <div className={classes.line}>
      {props.time && line.at && <span className={classes.time}>{line.at}</span>}
      {line.text || ' '}
    </div>
  );
});

/** Lines of a log. Scrolls with new lines while the reader is at the end. */
export function LogLines(props: {
  label: string;
  lines: readonly LogLine[];
  /** Index of the first line, counted from the first line that was read. */
  first: number;
  times: boolean;
}) {
  const classes = useStyles();
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useLayoutEffect(() => {
    const element = box.current;
    if (element && atEnd.current) {
      element.scrollTop = element.scrollHeight;
    }
  }, [props.lines]);
  const note = ({ currentTarget }: UIEvent) => {
    const { scrollHeight, scrollTop, clientHeight } = currentTarget;
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
  };
  return (
    <div
      ref={box}
      className={classes.lines}
      role="region"
      aria-label={props.label}
      // A scrollable region must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={note}
    >
      {props.lines.map((line, at) => (
        <Line
          key={props.first + at}
          line={line}
          classes={classes}
          time={props.times}
        />
      ))}
    </div>
  );
}
