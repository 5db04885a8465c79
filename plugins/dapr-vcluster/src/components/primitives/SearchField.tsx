import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useRef, useState } from 'react';
import { quietText } from './tones';
import { useUniqueId } from './useUniqueId';

const useStyles = makeStyles(theme => ({
  // A label that can be read on the page's grey.
  label: { color: quietText(theme) },
}));

/** A text to search for; `onChange` is told when typing pauses. */
export function SearchField(props: {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  /** How long a pause is, in milliseconds. */
  pauseMs: number;
  className?: string;
}) {
  const classes = useStyles();
  const id = useUniqueId('search');
  const { value, pauseMs } = props;
  const [text, setText] = useState(value);
  const latest = useRef(props.onChange);
  latest.current = props.onChange;
  useEffect(() => {
    // A space at the end is the beginning of the next word.
    setText(typed => (typed.trim() === value ? typed : value));
  }, [value]);
  useEffect(() => {
    if (text.trim() === value) {
      return undefined;
    }
    const timer = setTimeout(() => latest.current(text.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [text, value, pauseMs]);
  return (
    <TextField
      id={id}
      className={props.className}
      type="search"
      label={props.label}
      placeholder={props.placeholder}
      value={text}
      onChange={event => setText(event.target.value)}
      size="small"
      variant="outlined"
      InputLabelProps={{ className: classes.label, shrink: true }}
      inputProps={{ maxLength: 200 }}
    />
  );
}
