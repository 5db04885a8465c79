import {
  FormFieldBlueprint,
  createFormField,
} from '@backstage/plugin-scaffolder-react/alpha';
import { FORM_FIELDS } from '../routes';

/** Form field that selects a host. */
export const hostPickerField = FormFieldBlueprint.make({
  name: 'host-picker',
  params: {
    field: async () => {
      const { HostPicker } = await import('../components/formFields');
      return createFormField({ name: FORM_FIELDS.host, component: HostPicker });
    },
  },
});

/** Form field that selects a preset. */
export const presetPickerField = FormFieldBlueprint.make({
  name: 'preset-picker',
  params: {
    field: async () => {
      const { PresetPicker } = await import('../components/formFields');
      return createFormField({
        name: FORM_FIELDS.preset,
        component: PresetPicker,
      });
    },
  },
});

/** Form field that selects a tenant. */
export const tenantPickerField = FormFieldBlueprint.make({
  name: 'tenant-picker',
  params: {
    field: async () => {
      const { TenantPicker } = await import('../components/formFields');
      return createFormField({
        name: FORM_FIELDS.tenant,
        component: TenantPicker,
      });
    },
  },
});

/** Part of a form that shows what creating its tenant would do. */
export const tenantPreviewField = FormFieldBlueprint.make({
  name: 'tenant-preview',
  params: {
    field: async () => {
      const { TenantPreview } = await import('../components/formFields');
      return createFormField({
        name: FORM_FIELDS.tenantPreview,
        component: TenantPreview,
      });
    },
  },
});

/** Form field for an image, which offers that of the sample apps. */
export const sampleImageField = FormFieldBlueprint.make({
  name: 'sample-image',
  params: {
    field: async () => {
      const { SampleImage } = await import('../components/formFields');
      return createFormField({
        name: FORM_FIELDS.sampleImage,
        component: SampleImage,
      });
    },
  },
});

/** Form field that describes a Dapr Component. */
export const componentFormField = FormFieldBlueprint.make({
  name: 'component-form',
  params: {
    field: async () => {
      const { DaprComponentForm, validateComponent } = await import(
        '../components/componentForm'
      );
      return createFormField({
        name: FORM_FIELDS.component,
        component: DaprComponentForm,
        validation: validateComponent,
      });
    },
  },
});
