import { formFields, hasField } from './model';
import { useText } from '../../hooks';
import { SectionCard, Stack } from '../primitives';
import { useDraftForm } from './DraftContext';
import { FieldInput } from './settings/FieldInput';
import { OptionalFields } from './settings/OptionalFields';
import { OtherFields } from './settings/OtherFields';

const NO_FIELDS = { required: [], authentication: [], optional: [] };

/** The metadata fields of the selected type: required fields first, optional fields on demand. */
export function SettingsSection() {
  const t = useText();
  const { tenantData, draft, profile, spec } = useDraftForm();
  if (!draft.component.type) {
    return null;
  }
  const present = draft.component.metadata.map(({ name }) => name);
  const { required, authentication, optional } = spec
    ? formFields(spec, spec.profiles[profile ?? 0], {
        tenant: tenantData.tenant.ref.name,
        present,
      })
    : NO_FIELDS;
  const inView = [...required, ...authentication];
  const others = present.filter(
    name => !hasField([...inView, ...optional], name),
  );
  const none = inView.length + optional.length + others.length === 0;
  return (
    <SectionCard title={t('componentForm.settings.title')}>
      <Stack>
        {none && t('componentForm.settings.none')}
        {inView.map(field => (
          <FieldInput key={field.name} field={field} />
        ))}
        {optional.length > 0 && <OptionalFields fields={optional} />}
        {others.length > 0 && <OtherFields names={others} />}
      </Stack>
    </SectionCard>
  );
}
