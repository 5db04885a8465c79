import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import { setPart } from './model';
import { useText } from '../../hooks';
import { SectionCard, Stack, useUniqueId } from '../primitives';
import { useDraftForm } from './DraftContext';
import { TextInput, useInputStyles } from './inputs';

/** What happens if the Dapr Component cannot be initialized. */
export function InitializationSection() {
  const t = useText();
  const classes = useInputStyles();
  const id = useUniqueId('ignore');
  const { draft, edit, shown } = useDraftForm();
  const { ignoreErrors = false, initTimeout = '' } = draft.component;
  const wrong = shown.findings.find(
    ({ field }) => field === 'spec.initTimeout',
  );
  return (
    <SectionCard title={t('componentForm.initialization.title')}>
      <Stack>
        <div>
          <FormControlLabel
            control={
              <Checkbox
                color="primary"
                checked={ignoreErrors}
                inputProps={{ 'aria-describedby': id }}
                onChange={(_, checked) =>
                  edit(it => setPart('ignoreErrors', checked, it))
                }
              />
            }
            label={t('componentForm.initialization.ignoreErrors')}
          />
          <FormHelperText id={id} className={classes.help}>
            {t('componentForm.initialization.ignoreErrorsHelp')}
          </FormHelperText>
        </div>
        <TextInput
          label={t('componentForm.initialization.initTimeout')}
          help={t('componentForm.initialization.initTimeoutHelp')}
          error={wrong?.title}
          value={initTimeout}
          onChange={text =>
            edit(it => setPart('initTimeout', text || undefined, it))
          }
        />
      </Stack>
    </SectionCard>
  );
}
