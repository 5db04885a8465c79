import TextField from '@material-ui/core/TextField';
import { HTMLAttributes } from 'react';
import { useUniqueId } from '../../primitives';
import { useInputStyles } from './styles';

/** Props that all inputs of the form share. */
export type InputProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string;
  /** Error message; shown instead of the help. */
  error?: string;
  required?: boolean;
  disabled?: boolean;
  onBlur?: () => void;
};

/** One line of text. */
export function TextInput(
  props: InputProps & {
    secret?: boolean;
    inputMode?: HTMLAttributes<HTMLElement>['inputMode'];
    placeholder?: string;
  },
) {
  const classes = useInputStyles();
  const id = useUniqueId('input');
  return (
    <TextField
      id={id}
      fullWidth
      size="small"
      variant="outlined"
      label={props.label}
      value={props.value}
      required={props.required}
      disabled={props.disabled}
      error={props.error !== undefined}
      helperText={props.error ?? props.help}
      placeholder={props.placeholder}
      type={props.secret ? 'password' : 'text'}
      autoComplete={props.secret ? 'new-password' : 'off'}
      onChange={event => props.onChange(event.target.value)}
      onBlur={props.onBlur}
      InputLabelProps={{ className: classes.label, shrink: true }}
      FormHelperTextProps={{ className: classes.help }}
      inputProps={{ inputMode: props.inputMode, spellCheck: false }}
    />
  );
}
