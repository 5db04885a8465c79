import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { TenantSummary } from 'backstage-plugin-dapr-vcluster-common';

/** Props of the pickers. */
export type PickerProps<TOptions = {}> = FieldExtensionComponentProps<
  string,
  TOptions
>;

/**
 * `ui:options` of the tenant picker: the permission that the user needs for the tenant, and the phases in which the
 * template can be used (default: `ready`).
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
  phases?: 'any' | TenantSummary['phase'][];
};
