import {
  FieldExtensionComponent,
  FieldExtensionComponentProps,
  createScaffolderFieldExtension,
} from '@backstage/plugin-scaffolder-react';
import { Extension } from '@backstage/core-plugin-api';
import { ComponentFormValue } from 'backstage-plugin-dapr-vcluster-common';
import { ComponentType, Suspense, lazy } from 'react';
import { Skeletons } from './components/primitives';
import { TenantPickerOptions } from './components/formFields/types';
import { FORM_FIELDS } from './routes';

/** A form field that is loaded when a form uses it. */
function lazyField<TValue, TOptions>(
  load: () => Promise<{
    default: ComponentType<FieldExtensionComponentProps<TValue, TOptions>>;
  }>,
) {
  const Field = lazy(load);
  return function LazyField(
    props: FieldExtensionComponentProps<TValue, TOptions>,
  ) {
    return (
      <Suspense fallback={<Skeletons what={props.name} lines={2} />}>
        <Field {...props} />
      </Suspense>
    );
  };
}

const pickers = () => import('./components/formFields');

type FieldExtension<TValue, TOptions = {}> = Extension<
  FieldExtensionComponent<TValue, TOptions>
>;

/** Form field that selects a host. */
export const hostPicker: FieldExtension<string> =
  createScaffolderFieldExtension({
    name: FORM_FIELDS.host,
    component: lazyField<string, {}>(async () => ({
      default: (await pickers()).HostPicker,
    })),
  });

/** Form field that selects a preset. */
export const presetPicker: FieldExtension<string> =
  createScaffolderFieldExtension({
    name: FORM_FIELDS.preset,
    component: lazyField<string, {}>(async () => ({
      default: (await pickers()).PresetPicker,
    })),
  });

/** Form field that selects a tenant. */
export const tenantPicker: FieldExtension<string, TenantPickerOptions> =
  createScaffolderFieldExtension({
    name: FORM_FIELDS.tenant,
    component: lazyField<string, TenantPickerOptions>(async () => ({
      default: (await pickers()).TenantPicker,
    })),
  });

/** Part of a form that shows what creating its tenant would do. */
export const tenantPreview: FieldExtension<boolean> =
  createScaffolderFieldExtension({
    name: FORM_FIELDS.tenantPreview,
    component: lazyField<boolean, {}>(async () => ({
      default: (await pickers()).TenantPreview,
    })),
  });

/** Form field for an image, which offers that of the sample apps. */
export const sampleImage: FieldExtension<string> =
  createScaffolderFieldExtension({
    name: FORM_FIELDS.sampleImage,
    component: lazyField<string, {}>(async () => ({
      default: (await pickers()).SampleImage,
    })),
  });

const form = () => import('./components/componentForm');

/** Form field that describes a Dapr Component. */
export const componentForm: FieldExtension<
  ComponentFormValue,
  { tenantField?: string }
> = createScaffolderFieldExtension({
  name: FORM_FIELDS.component,
  component: lazyField<ComponentFormValue, { tenantField?: string }>(
    async () => ({ default: (await form()).DaprComponentForm }),
  ),
  validation: async (value, field) =>
    (await form()).validateComponent(value, field),
});
