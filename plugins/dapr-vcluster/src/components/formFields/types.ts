import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';

/** What the pickers take of the form they are in. */
export type PickerProps<TOptions = {}> = FieldExtensionComponentProps<
  string,
  TOptions
>;

/** What a tenant is picked for, as `ui:options`. */
export type TenantPickerOptions = {
  may?:
    | 'tenant.update'
    | 'tenant.delete'
    | 'component.apply'
    | 'component.delete';
};
