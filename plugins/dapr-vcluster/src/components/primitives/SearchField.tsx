import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useRef, useState } from 'react';
import { secondaryText } from './tones';
import { useUniqueId } from './useUniqueId';

const useStyles = makeStyles(theme => ({
  // Enough contrast on Backstage's grey page background.
  label: { color: secondaryText(theme) },
}));

/** A search field; calls `onChange` when typing pauses. */
export function SearchField(props: {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  /** Length of a pause in milliseconds. */
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
    // Keeps a trailing space, because the user may be about to type another word.
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
