import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { isSameType } from 'backstage-plugin-dapr-vcluster-common/rules';
import { TypeChoice } from './model';
import { useText } from '../../hooks';
import { Stack, StatusBadge, Tone, useUniqueId } from '../primitives';
import { useInputStyles } from './inputs';

const TONES: Record<TypeChoice['status'], Tone> = {
  stable: 'ok',
  beta: 'busy',
  alpha: 'warning',
  'development-only': 'warning',
};

/** Finds a component type by its name or title, and shows its certification status. */
export function TypeSearch(props: {
  choices: TypeChoice[];
  value: string;
  onChange: (type: string) => void;
}) {
  const t = useText();
  const classes = useInputStyles();
  const id = useUniqueId('type');
  const chosen = props.choices.find(({ type }) =>
    isSameType(type, props.value),
  );
  return (
    <Autocomplete
      id={id}
      size="small"
      options={props.choices}
      value={chosen ?? null}
      autoHighlight
      getOptionLabel={({ type }) => type}
      getOptionSelected={(one, other) => one.type === other.type}
      filterOptions={(choices, { inputValue }) =>
        choices.filter(({ type, title }) =>
          inputValue
            .toLowerCase()
            .split(/\s+/)
            .every(word => `${type} ${title}`.toLowerCase().includes(word)),
        )
      }
      noOptionsText={t('componentForm.type.typeNone')}
      onChange={(_, choice) => choice && props.onChange(choice.type)}
      renderOption={choice => (
        <Stack as="row">
          {choice.title} ({choice.type}) <Status status={choice.status} />
        </Stack>
      )}
      renderInput={params => (
        <TextField
          {...params}
          required
          variant="outlined"
          label={t('componentForm.type.type')}
          helperText={
            chosen ? (
              <Status status={chosen.status} />
            ) : (
              t('componentForm.type.typeHelp')
            )
          }
          InputLabelProps={{
            ...params.InputLabelProps,
            className: classes.label,
            shrink: true,
          }}
          FormHelperTextProps={{ className: classes.help }}
        />
      )}
    />
  );
}

function Status({ status }: Pick<TypeChoice, 'status'>) {
  const t = useText();
  return (
    <StatusBadge tone={TONES[status]}>
      {t(`componentForm.status.${status}`)}
    </StatusBadge>
  );
}
