import TextField from '@material-ui/core/TextField';
import { useUniqueId } from '../../primitives';
import { useInputStyles } from './styles';
import { InputProps } from './TextInput';

/** Selects one value. Uses the native control for keyboard and screen reader support. */
export function SelectInput(
  props: InputProps & {
    options: { value: string; label: string }[];
    /** Label of the empty option; without it there is no empty option. */
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
