import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { secondaryText } from './tones';
import { useUniqueId } from './useUniqueId';

const useStyles = makeStyles(theme => ({
  // Enough contrast on Backstage's grey page background.
  label: { color: secondaryText(theme) },
}));

/** Selects one of a few values. Uses the native control for keyboard and screen reader support. */
export function SelectField(props: {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  className?: string;
}) {
  const classes = useStyles();
  const id = useUniqueId('select');
  return (
    <TextField
      id={id}
      className={props.className}
      label={props.label}
      value={props.value}
      onChange={event => props.onChange(event.target.value)}
      select
      size="small"
      variant="outlined"
      SelectProps={{ native: true }}
      InputLabelProps={{ className: classes.label, shrink: true }}
    >
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </TextField>
  );
}
