import TextField from '@material-ui/core/TextField';
import { useText } from '../../hooks';
import { useUniqueId } from '../primitives';
import { useFieldStyles } from './fieldStyles';

/** A choice of one value or all; the browser's own control, which every keyboard and screen reader knows. */
export function FilterSelect(props: {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}) {
  const classes = useFieldStyles();
  const t = useText();
  const id = useUniqueId('filter');
  return (
    <TextField
      id={id}
      className={classes.select}
      label={props.label}
      value={props.value ?? ''}
      onChange={event => props.onChange(event.target.value || undefined)}
      select
      size="small"
      variant="outlined"
      SelectProps={{ native: true }}
      InputLabelProps={{ className: classes.label, shrink: true }}
    >
      <option value="">{t('fleet.all')}</option>
      {props.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </TextField>
  );
}
