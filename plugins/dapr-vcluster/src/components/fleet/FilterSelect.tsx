import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useText } from '../../hooks';
import { useUniqueId } from '../primitives';

const useStyles = makeStyles(theme => ({
  field: {
    minWidth: 160,
    [theme.breakpoints.down('xs')]: { flexGrow: 1 },
  },
}));

/** A choice of one value or all; the browser's own control, which every keyboard and screen reader knows. */
export function FilterSelect(props: {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}) {
  const classes = useStyles();
  const t = useText();
  const id = useUniqueId('filter');
  return (
    <TextField
      id={id}
      className={classes.field}
      label={props.label}
      value={props.value ?? ''}
      onChange={event => props.onChange(event.target.value || undefined)}
      select
      size="small"
      variant="outlined"
      SelectProps={{ native: true }}
      InputLabelProps={{ shrink: true }}
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
