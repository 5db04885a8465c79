import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';
import { setScopes } from './model';
import { useState } from 'react';
import { useText } from '../../hooks';
import { useUniqueId } from '../primitives';
import { useDraftForm } from './DraftContext';
import { useInputStyles } from './inputs';

/** Selects app ids that run in the tenant, or takes other app ids as text. */
export function ScopesInput() {
  const t = useText();
  const classes = useInputStyles();
  const id = useUniqueId('scopes');
  const { tenantData, draft, edit, shown } = useDraftForm();
  const [typed, setTyped] = useState('');
  const { scopes } = draft.component;
  const { appIds } = tenantData;
  const choose = (ids: string[]) =>
    edit(it =>
      setScopes([...new Set(ids.map(one => one.trim()).filter(Boolean))], it),
    );
  const wrong = shown.findings.find(({ field = '' }) =>
    field.startsWith('scopes'),
  );
  const help =
    appIds.state === 'known'
      ? t('componentForm.nameAndScopes.scopesHelp')
      : t('componentForm.nameAndScopes.scopesUnknown', {
          reason: appIds.reason,
        });
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
      // Typed text counts without Enter too.
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
          // Otherwise the browser requires text in the field even if app ids are selected.
          inputProps={{ ...params.inputProps, required: false }}
          label={t('componentForm.nameAndScopes.scopes')}
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
