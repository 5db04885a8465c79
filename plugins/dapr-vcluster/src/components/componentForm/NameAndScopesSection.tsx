import { setName, setNamespace } from './model';
import { useText } from '../../hooks';
import { SectionCard, Stack } from '../primitives';
import { useDraftForm } from './DraftContext';
import { TextInput } from './inputs';
import { ScopesInput } from './ScopesInput';

/** Name, scopes and namespace of the Dapr Component. */
export function NameAndScopesSection() {
  const t = useText();
  const { draft, edit, shown } = useDraftForm();
  const wrong = shown.findings.find(
    ({ field }) => field === 'metadata.name' || field === 'name',
  );
  return (
    <SectionCard title={t('componentForm.nameAndScopes.title')}>
      <Stack>
        <TextInput
          label={t('componentForm.nameAndScopes.name')}
          help={t('componentForm.nameAndScopes.nameHelp')}
          error={wrong?.title}
          required
          value={draft.component.name}
          onChange={name => edit(it => setName(name, it))}
        />
        <ScopesInput />
        <TextInput
          label={t('componentForm.nameAndScopes.namespace')}
          value={draft.namespace}
          onChange={namespace => edit(() => setNamespace(namespace))}
        />
      </Stack>
    </SectionCard>
  );
}
