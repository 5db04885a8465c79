import TextField from '@material-ui/core/TextField';
import { LOG_LIMITS } from 'backstage-plugin-dapr-vcluster-common';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../hooks';
import { useUniqueId } from '../primitives';

/** The log is asked for when typing pauses, for each question is recorded. */
const PAUSE_MS = 500;

/** Text that lines must have. */
export function LogSearch(props: {
  value: string;
  onChange: (value: string) => void;
}) {
  const t = useText();
  const id = useUniqueId('log-search');
  const [text, setText] = useState(props.value);
  const latest = useRef(props.onChange);
  latest.current = props.onChange;
  useEffect(() => {
    if (text === props.value) return undefined;
    const timer = setTimeout(() => latest.current(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, props.value]);
  return (
    <TextField
      id={id}
      type="search"
      label={t('logs.search')}
      value={text}
      onChange={event => setText(event.target.value)}
      size="small"
      variant="outlined"
      InputLabelProps={{ shrink: true }}
      inputProps={{ maxLength: LOG_LIMITS.search }}
    />
  );
}
