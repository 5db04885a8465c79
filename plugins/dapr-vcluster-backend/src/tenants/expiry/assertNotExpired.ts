import { formatTenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { parseLifecycle } from '../../inventory/model/lifecycle';
import { conflict } from '../../platform/errors';
import { LiveTenant } from '../live/LiveTenant';

/** @throws ConflictError for a tenant that is paused because it has expired: resuming it would not keep it. */
export function assertNotExpired({ ref, namespace }: LiveTenant): void {
  const { annotations, creationTimestamp } = namespace.metadata;
  const { expiresAt, keptBy, state } =
    parseLifecycle(annotations, creationTimestamp) ?? {};
  const { at, expiredSince } = state?.expiry ?? {};
  if (expiredSince === undefined || at !== expiresAt || keptBy !== undefined) {
    return;
  }
  const id = formatTenantRef(ref);
  throw conflict(`tenant "${id}" has expired at ${expiresAt}`, {
    field: 'tenant',
    value: id,
    fix: 'Extend it: that resumes it.',
  });
}
