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
  sampleImageField,
  tenantPickerField,
  tenantPreviewField,
} from './extensions';
import {
  DaprComponentForm,
  DaprVclusterHostPicker,
  DaprVclusterPresetPicker,
  DaprVclusterSampleImage,
  DaprVclusterTenantPicker,
  DaprVclusterTenantPreview,
} from './legacy';
import { FORM_FIELDS } from './routes';
import { renderPage } from './__testUtils__';

describe('form fields', () => {
  const { formFieldLoader } = FormFieldBlueprint.dataRefs;
  it.each([
    [
      FORM_FIELDS.host,
      () => createExtensionTester(hostPickerField).get(formFieldLoader),
    ],
    [
      FORM_FIELDS.preset,
      () => createExtensionTester(presetPickerField).get(formFieldLoader),
    ],
    [
      FORM_FIELDS.tenant,
      () => createExtensionTester(tenantPickerField).get(formFieldLoader),
    ],
    [
      FORM_FIELDS.tenantPreview,
      () => createExtensionTester(tenantPreviewField).get(formFieldLoader),
    ],
    [
      FORM_FIELDS.sampleImage,
      () => createExtensionTester(sampleImageField).get(formFieldLoader),
    ],
    [
      FORM_FIELDS.component,
      () => createExtensionTester(componentFormField).get(formFieldLoader),
    ],
  ])('loads %s in the new frontend system', async (name, loader) => {
    const field = await loader()();
    expect(field).toMatchObject({ name, component: expect.anything() });
  });

  function Legacy(props: { show: string }) {
    const fields = useCustomFieldExtensions<any>(
      <ScaffolderFieldExtensions>
        <DaprComponentForm />
        <DaprVclusterHostPicker />
        <DaprVclusterPresetPicker />
        <DaprVclusterSampleImage />
        <DaprVclusterTenantPicker />
        <DaprVclusterTenantPreview />
      </ScaffolderFieldExtensions>,
    );
    const found = fields.find(
      ({ name }: { name: string }) => name === props.show,
    );
    return <output>{found ? `has ${found.name}` : 'has it not'}</output>;
  }

  it.each(Object.values(FORM_FIELDS))(
    'registers %s in the legacy frontend system',
    async name => {
      renderPage(<Legacy show={name} />);
      expect(await screen.findByText(`has ${name}`)).toBeVisible();
    },
  );
});
