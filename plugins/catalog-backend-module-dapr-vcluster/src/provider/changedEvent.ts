import { parseTenantRef } from 'backstage-plugin-dapr-vcluster-common';

/** The tenant of an event; undefined if the event is not a {@link TenantChangedEvent}. */
export function tenantOf(payload: unknown): string | undefined {
  const tenant = (payload as { tenant?: unknown } | undefined)?.tenant;
  if (typeof tenant !== 'string') {
    return undefined;
  }
  try {
    parseTenantRef(tenant);
    return tenant;
  } catch {
    return undefined;
  }
}
