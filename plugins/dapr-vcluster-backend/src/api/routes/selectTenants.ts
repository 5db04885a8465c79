import {
  Tenant,
  tenantPhaseSchema,
  TenantQuery,
  TenantSummary,
  tenantSummarySchema,
} from 'backstage-plugin-dapr-vcluster-common';

const LIMIT = 100;

/** Filters, sorts and pages tenants the caller may see. `total` counts all that pass the filter. */
export function selectTenants(
  tenants: readonly Tenant[],
  query: TenantQuery,
): { items: TenantSummary[]; total: number } {
  const { sort = 'name', order = 'asc', limit = LIMIT, offset = 0 } = query;
  const found = tenants.filter(tenant => matches(tenant, query));
  const direction = order === 'asc' ? 1 : -1;
  found.sort(
    (a, b) =>
      direction * compare(keyOf(a, sort), keyOf(b, sort)) ||
      compare(a.id, b.id),
  );
  return {
    total: found.length,
    // Parsing cuts a tenant down to its row.
    items: found
      .slice(offset, offset + limit)
      .map(tenant => tenantSummarySchema.parse(tenant)),
  };
}

function matches(tenant: Tenant, query: TenantQuery): boolean {
  const { host, owner, phase, profile, registered, q } = query;
  const text = q?.trim().toLowerCase();
  const { ref } = tenant;
  return (
    (host === undefined || ref.host === host) &&
    (owner === undefined || tenant.owner === owner) &&
    (phase === undefined || tenant.phase === phase) &&
    (profile === undefined || tenant.profile === profile) &&
    (registered === undefined || String(tenant.registered) === registered) &&
    (!text ||
      [ref.name, ref.namespace, ref.host, tenant.owner ?? ''].some(part =>
        part.toLowerCase().includes(text),
      ))
  );
}

type Key = string | number;

function keyOf(tenant: Tenant, sort: NonNullable<TenantQuery['sort']>): Key {
  switch (sort) {
    case 'name':
      return tenant.ref.name;
    case 'host':
      return tenant.ref.host;
    case 'phase':
      return tenantPhaseSchema.options.indexOf(tenant.phase);
    case 'sidecars':
    case 'components':
      // What is not known sorts below zero, not as zero.
      return tenant.counts[sort] ?? -1;
    default:
      return tenant[sort] ?? '';
  }
}

function compare(a: Key, b: Key): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b));
}
