import TextField from '@material-ui/core/TextField';
import { useUniqueId } from '../primitives';

/** One of a few values, as value and label; the browser's own control, which every keyboard and screen reader knows. */
export function LogSelect(props: {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}) {
  const id = useUniqueId('log');
  return (
    <TextField
      id={id}
      label={props.label}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      select
      size="small"
      variant="outlined"
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
    >
      {props.options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </TextField>
  );
}
