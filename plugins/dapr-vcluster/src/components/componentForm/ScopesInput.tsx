import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { setScopes } from 'backstage-plugin-dapr-vcluster-common';
import { useState } from 'react';
import { useText } from '../../hooks';
import { useUniqueId } from '../primitives';
import { useDraftForm } from './DraftContext';
import { useInputStyles } from './inputs';

/** App ids: those that run in the tenant to choose from, and any other to type. */
export function ScopesInput() {
  const t = useText();
  const classes = useInputStyles();
  const id = useUniqueId('scopes');
  const { around, draft, edit, shown } = useDraftForm();
  const [typed, setTyped] = useState('');
  const { scopes } = draft.component;
  const { appIds } = around;
  const choose = (ids: string[]) =>
    edit(it =>
      setScopes([...new Set(ids.map(one => one.trim()).filter(Boolean))], it),
    );
  const wrong = shown.findings.find(({ field = '' }) =>
    field.startsWith('scopes'),
  );
  const help =
    appIds.state === 'known'
      ? t('componentForm.who.scopesHelp')
      : t('componentForm.who.scopesUnknown', { reason: appIds.reason });
  return (
    <Autocomplete
      id={id}
      multiple
      freeSolo
      size="small"
      filterSelectedOptions
      options={appIds.state === 'known' ? appIds.value : []}
      value={scopes}
      inputValue={typed}
      onInputChange={(_, text) => setTyped(text)}
      onChange={(_, ids) => choose(ids)}
      // What was typed counts, also without Enter.
      onBlur={() => {
        if (typed.trim()) {
          choose([...scopes, typed]);
        }
        setTyped('');
      }}
      renderInput={params => (
        <TextField
          {...params}
          variant="outlined"
          required
          // The browser would ask for text beside the ids that are chosen.
          inputProps={{ ...params.inputProps, required: false }}
          label={t('componentForm.who.scopes')}
          error={wrong !== undefined}
          helperText={wrong?.title ?? help}
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
