import { createExtensionTester } from '@backstage/frontend-test-utils';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { screen } from '@testing-library/react';
import {
  componentFormField,
  hostPickerField,
  presetPickerField,
  tenantPickerField,
} from './extensions';
import {
  DaprComponentForm,
  DaprVclusterHostPicker,
  DaprVclusterPresetPicker,
  DaprVclusterTenantPicker,
} from './legacy';
import { FORM_FIELDS } from './routes';
import { renderPage } from './__testUtils__';

describe('the form fields', () => {
  it.each([
    [FORM_FIELDS.host, hostPickerField],
    [FORM_FIELDS.preset, presetPickerField],
    [FORM_FIELDS.tenant, tenantPickerField],
    [FORM_FIELDS.component, componentFormField],
  ])('are loaded as %s in the new frontend system', async (name, field) => {
    const load = createExtensionTester(field).get(
      FormFieldBlueprint.dataRefs.formFieldLoader,
    );
    expect(await load()).toMatchObject({ name, component: expect.anything() });
  });

  function Legacy(props: { show: string }) {
    const fields = useCustomFieldExtensions<any>(
      <ScaffolderFieldExtensions>
        <DaprComponentForm />
        <DaprVclusterHostPicker />
        <DaprVclusterPresetPicker />
        <DaprVclusterTenantPicker />
      </ScaffolderFieldExtensions>,
    );
    const found = fields.find(
      ({ name }: { name: string }) => name === props.show,
    );
    return <output>{found ? `has ${found.name}` : 'has it not'}</output>;
  }

  it.each(Object.values(FORM_FIELDS))(
    'are known as %s in the legacy one',
    async name => {
      renderPage(<Legacy show={name} />);
      expect(await screen.findByText(`has ${name}`)).toBeVisible();
    },
  );
});
