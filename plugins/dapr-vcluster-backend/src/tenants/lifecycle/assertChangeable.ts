import { formatTenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { conflict } from '../../platform/errors';
import { isAdoptedNamespace, isOwnNamespace } from '../live/hostNamespace';
import { assertWritable, LiveTenant } from '../live/LiveTenant';

/** @throws ConflictError for a tenant that is being deleted, is not this portal's, or whose host is read-only. */
export function assertChangeable({
  ref,
  host,
  namespace,
  deletingSince,
}: LiveTenant): void {
  assertWritable(host);
  const id = formatTenantRef(ref);
  if (deletingSince !== undefined) {
    throw conflict(`tenant "${id}" is being deleted since ${deletingSince}`, {
      field: 'tenant',
      value: id,
      fix: 'Create a new one when it is gone.',
    });
  }
  if (!isOwnNamespace(namespace, ref) && !isAdoptedNamespace(namespace, ref)) {
    throw conflict(`tenant "${id}" is not registered with this portal`, {
      field: 'tenant',
      value: id,
      fix: 'Adopt it first.',
    });
  }
}
