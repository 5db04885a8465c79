import { useText } from '../../hooks';
import { SelectField } from '../primitives';

/** Days that are offered; the backend refuses more than the preset allows, and says how many that are. */
const DAYS = [7, 30, 90];

/** Chooses after how long a tenant expires, such as `30d`; empty for the default of its preset. */
export function ExpiresInField(props: {
  value: string;
  onChange: (value: string) => void;
  /** Further options after the days. */
  more?: readonly { value: string; label: string }[];
}) {
  const t = useText();
  const { value, onChange, more = [] } = props;
  return (
    <SelectField
      label={t('lifecycle.extend.label')}
      value={value}
      options={[
        { value: '', label: t('lifecycle.extend.presetDefault') },
        ...DAYS.map(days => ({
          value: `${days}d`,
          label: t('lifecycle.extend.days', { days: String(days) }),
        })),
        ...more,
      ]}
      onChange={onChange}
    />
  );
}
