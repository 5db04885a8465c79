import { useText } from '../../hooks';
import { SelectField } from '../primitives';
import { useFieldStyles } from './fieldStyles';

/** Filters by one value, or shows all. */
export function FilterSelect(props: {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}) {
  const classes = useFieldStyles();
  const t = useText();
  return (
    <SelectField
      className={classes.select}
      label={props.label}
      value={props.value ?? ''}
      options={[{ value: '', label: t('fleet.all') }, ...props.options]}
      onChange={value => props.onChange(value || undefined)}
    />
  );
}
