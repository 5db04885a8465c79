import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';

/** Props of the pickers. */
export type PickerProps<TOptions = {}> = FieldExtensionComponentProps<
  string,
  TOptions
>;

/**
 * `ui:options` of the tenant picker: the permission that the user needs for the tenant.
 *
 * @public
 */
export type TenantPickerOptions = {
  may?:
    | 'tenant.update'
    | 'tenant.delete'
    | 'component.apply'
    | 'component.delete'
    | 'kubeconfig.issue';
};
