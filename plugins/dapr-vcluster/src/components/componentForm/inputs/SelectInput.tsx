import TextField from '@material-ui/core/TextField';
import { useUniqueId } from '../../primitives';
import { useInputStyles } from './styles';
import { InputProps } from './TextInput';

/** A choice of one value; the browser's own control, which every keyboard and screen reader knows. */
export function SelectInput(
  props: InputProps & {
    options: { value: string; label: string }[];
    /** Text of the empty choice; without it there is none. */
    empty?: string;
  },
) {
  const classes = useInputStyles();
  const id = useUniqueId('select');
  const { empty, options, value } = props;
  const known = options.some(option => option.value === value);
  return (
    <TextField
      id={id}
      fullWidth
      select
      size="small"
      variant="outlined"
      label={props.label}
      value={value}
      required={props.required}
      disabled={props.disabled}
      error={props.error !== undefined}
      helperText={props.error ?? props.help}
      onChange={event => props.onChange(event.target.value)}
      SelectProps={{ native: true }}
      InputLabelProps={{ className: classes.label, shrink: true }}
      FormHelperTextProps={{ className: classes.help }}
    >
      {(empty !== undefined || value === '') && (
        <option value="">{empty ?? ''}</option>
      )}
      {!known && value !== '' && <option value={value}>{value}</option>}
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </TextField>
  );
}
