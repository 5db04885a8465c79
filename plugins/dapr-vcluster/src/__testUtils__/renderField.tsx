import {
  FieldExtensionComponentProps,
  SecretsContextProvider,
  useTemplateSecrets,
} from '@backstage/plugin-scaffolder-react';
import { ComponentType, useState } from 'react';
import { fakeApi } from './fakeApi';
import { renderPage } from './render';

/** State of the form: value of the field, and secrets of the task. */
export type FormState<T> = {
  value: T | undefined;
  secrets: Record<string, string>;
  /** How often the field reported a change. */
  changes: number;
};

/** Renders a form field like the scaffolder, in a form that keeps its value. */
export function renderField<T, O>(
  Field: ComponentType<FieldExtensionComponentProps<T, O>>,
  options: {
    value?: T;
    title?: string;
    uiOptions?: O;
    /** The other parameters of the template. */
    formData?: object;
    api?: ReturnType<typeof fakeApi>;
  } = {},
): ReturnType<typeof renderPage> & { state: FormState<T> } {
  const state: FormState<T> = {
    value: options.value,
    secrets: {},
    changes: 0,
  };
  function Form() {
    const [value, setValue] = useState(options.value);
    state.secrets = useTemplateSecrets().secrets;
    // RJSF passes many more props, which the fields do not use.
    const props = {
      name: 'field',
      schema: { title: options.title ?? 'Field' },
      uiSchema: { 'ui:options': options.uiOptions },
      formContext: { formData: options.formData ?? {} },
      formData: value,
      required: true,
      onChange: (next: T | undefined) => {
        state.value = next;
        state.changes += 1;
        setValue(() => next);
      },
    } as unknown as FieldExtensionComponentProps<T, O>;
    return <Field {...props} />;
  }
  const rendered = renderPage(
    <SecretsContextProvider>
      <Form />
    </SecretsContextProvider>,
    { api: options.api },
  );
  return { ...rendered, state };
}
