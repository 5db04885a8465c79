import { setName, setNamespace } from 'backstage-plugin-dapr-vcluster-common';
import { useText } from '../../hooks';
import { SectionCard, Stack } from '../primitives';
import { useDraftForm } from './DraftContext';
import { TextInput } from './inputs';
import { ScopesInput } from './ScopesInput';

/** What it is called, where it is, and which apps may use it. */
export function WhoSection() {
  const t = useText();
  const { draft, edit, shown } = useDraftForm();
  const wrong = shown.findings.find(
    ({ field }) => field === 'metadata.name' || field === 'name',
  );
  return (
    <SectionCard title={t('componentForm.who.title')}>
      <Stack>
        <TextInput
          label={t('componentForm.who.name')}
          help={t('componentForm.who.nameHelp')}
          error={wrong?.title}
          required
          value={draft.component.name}
          onChange={name => edit(it => setName(name, it))}
        />
        <ScopesInput />
        <TextInput
          label={t('componentForm.who.namespace')}
          value={draft.namespace}
          onChange={namespace => edit(() => setNamespace(namespace))}
        />
      </Stack>
    </SectionCard>
  );
}
