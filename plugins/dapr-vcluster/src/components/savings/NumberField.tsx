import TextField from '@material-ui/core/TextField';
import {
  WhatIfNumber,
  whatIfProblem,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { useState } from 'react';
import { useUniqueId } from '../primitives';

/** A number of the calculation; while it cannot be used, it says why, and the last usable one stays in force. */
export function NumberField(props: {
  name: WhatIfNumber;
  label: string;
  value: number;
  onChange: (value: number) => void;
}) {
  const { name, label, value, onChange } = props;
  const id = useUniqueId('number');
  const [text, setText] = useState<string>();
  const problem =
    text === undefined
      ? undefined
      : whatIfProblem(name, text.trim() === '' ? NaN : Number(text));
  return (
    <TextField
      id={id}
      label={label}
      value={text ?? String(value)}
      error={problem !== undefined}
      helperText={problem}
      onChange={event => {
        const typed = event.target.value;
        const number = typed.trim() === '' ? NaN : Number(typed);
        setText(typed);
        if (whatIfProblem(name, number) === undefined) {
          onChange(number);
        }
      }}
      onBlur={() => setText(undefined)}
      inputProps={{ inputMode: 'decimal' }}
      InputLabelProps={{ shrink: true }}
      size="small"
      variant="outlined"
    />
  );
}
