import { useText } from '../../hooks';
import { SelectField } from '../primitives';

/** What figures are counted by; those of the two are never combined. */
export type Basis = 'requested' | 'used';

/** Chooses by what the figures below are counted. */
export function BasisSelect(props: {
  basis: Basis;
  onChange: (basis: Basis) => void;
}) {
  const t = useText();
  return (
    <div style={{ maxWidth: 320 }}>
      <SelectField
        label={t('savings.basis')}
        value={props.basis}
        options={[
          { value: 'requested', label: t('savings.requested') },
          { value: 'used', label: t('savings.used') },
        ]}
        onChange={value =>
          props.onChange(value === 'used' ? 'used' : 'requested')
        }
      />
    </div>
  );
}
