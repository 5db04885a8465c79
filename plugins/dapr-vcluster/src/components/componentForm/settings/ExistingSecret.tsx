import FormHelperText from '@material-ui/core/FormHelperText';
import { ComponentMetadataItem } from 'backstage-plugin-dapr-vcluster-common/rules';
import { useText } from '../../../hooks';
import { useDraftForm } from '../DraftContext';
import { SelectInput, useInputStyles } from '../inputs';

type KeyRef = { name: string; key: string };

const join = ({ name, key }: KeyRef) => `${name}/${key}`;

/** Selects a key of a Secret in the namespace of the Dapr Component. */
export function ExistingSecret(props: {
  name: string;
  item?: ComponentMetadataItem;
  disabled?: boolean;
  onChange: (ref: KeyRef | undefined) => void;
}) {
  const t = useText();
  const classes = useInputStyles();
  const { tenantData, draft } = useDraftForm();
  const { secrets } = tenantData;
  const known = secrets.state === 'known' ? secrets.value : [];
  const keys = known
    .filter(({ namespace }) => namespace === draft.namespace)
    .flatMap(({ name, keys: names }) => names.map(key => ({ name, key })));
  const ref = props.item?.secretKeyRef;
  const value = ref ? join({ name: ref.name, key: ref.key ?? props.name }) : '';
  const help =
    secrets.state === 'unknown'
      ? t('componentForm.secret.keysUnknown', { reason: secrets.reason })
      : t('componentForm.secret.noKeys', { namespace: draft.namespace });
  return (
    <>
      <SelectInput
        label={t('componentForm.secret.key')}
        disabled={props.disabled || keys.length === 0}
        value={value}
        empty={t('componentForm.secret.keyNone')}
        options={keys.map(key => ({ value: join(key), label: join(key) }))}
        onChange={chosen =>
          props.onChange(keys.find(key => join(key) === chosen))
        }
      />
      {keys.length === 0 && (
        <FormHelperText className={classes.help}>{help}</FormHelperText>
      )}
    </>
  );
}
