import {
  TenantSummary,
  tenantEntityRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { useTenants } from '../../hooks';
import { TenantPickerOptions } from './types';

/** As many as the backend gives at once; of more one has to search. */
const LIMIT = 500;

/** Tenants in which one may do something. */
export function useTenantChoices(may: TenantPickerOptions['may'], q?: string) {
  return useTenants({ may, q: q || undefined, sort: 'name', limit: LIMIT });
}

/** The tenant a form's value means: its id, or the catalog's entity a link to the form gave. */
export function findTenant<T extends Pick<TenantSummary, 'id' | 'ref'>>(
  tenants: readonly T[],
  value: string | undefined,
): T | undefined {
  return tenants.find(
    ({ id, ref }) => id === value || tenantEntityRef(ref) === value,
  );
}
