import {
  TenantSummary,
  tenantEntityRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useTenants } from '../../hooks';
import { TenantPickerOptions } from './types';

/** The limit of the backend for one page. */
const LIMIT = 500;

/** Tenants for which the user has a permission. */
export function useTenantChoices(may: TenantPickerOptions['may'], q?: string) {
  return useTenants({ may, q: q || undefined, sort: 'name', limit: LIMIT });
}

/** Finds the tenant of a form's value: a tenant id, or the entity ref from a link to the form. */
export function findTenant<T extends Pick<TenantSummary, 'id' | 'ref'>>(
  tenants: readonly T[],
  value: string | undefined,
): T | undefined {
  return tenants.find(
    ({ id, ref }) => id === value || tenantEntityRef(ref) === value,
  );
}
