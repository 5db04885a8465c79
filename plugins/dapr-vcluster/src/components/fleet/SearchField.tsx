import TextField from '@material-ui/core/TextField';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../hooks';
import { useUniqueId } from '../primitives';
import { useFieldStyles } from './fieldStyles';

const PAUSE_MS = 250;

/** Search text; the list follows when typing pauses. */
export function SearchField(props: {
  value: string;
  onChange: (value: string | undefined) => void;
}) {
  const classes = useFieldStyles();
  const t = useText();
  const id = useUniqueId('search');
  const [text, setText] = useState(props.value);
  const latest = useRef(props.onChange);
  latest.current = props.onChange;
  useEffect(() => setText(props.value), [props.value]);
  useEffect(() => {
    if (text === props.value) return undefined;
    const timer = setTimeout(
      () => latest.current(text.trim() || undefined),
      PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [text, props.value]);
  return (
    <TextField
      id={id}
      className={classes.search}
      type="search"
      label={t('fleet.search')}
      placeholder={t('fleet.searchHelp')}
      value={text}
      onChange={event => setText(event.target.value)}
      size="small"
      variant="outlined"
      InputLabelProps={{ className: classes.label, shrink: true }}
      inputProps={{ maxLength: 200 }}
    />
  );
}
