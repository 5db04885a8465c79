import {
  assertRunning,
  assertWritable,
  componentsSide,
  LiveTenant,
} from '../../tenants/live/LiveTenant';
import { onHost } from './onHost';

/** @throws ConflictError when the host is read-only, or the vcluster does not run. */
export function assertTenantWritable(tenant: LiveTenant): void {
  assertWritable(tenant.host);
  assertRunning(tenant);
}

/** The cluster that Dapr resources are written to; @throws ServiceUnavailableError when the host does not answer. */
export function sideOf(tenant: LiveTenant): Promise<'virtual' | 'host'> {
  return onHost(tenant.host, () => componentsSide(tenant));
}
