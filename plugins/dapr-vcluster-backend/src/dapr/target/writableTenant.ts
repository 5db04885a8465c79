import {
  assertRunning,
  assertWritable,
  DaprRoute,
  daprRouteOf,
  LiveTenant,
} from '../../tenants/live/LiveTenant';
import { onHost } from './onHost';

/** @throws ConflictError when the host is read-only, or the vcluster does not run. */
export function assertTenantWritable(tenant: LiveTenant): void {
  assertWritable(tenant.host);
  assertRunning(tenant);
}

/** How Dapr resources get to the host; @throws ServiceUnavailableError when the host does not answer. */
export function routeOf(tenant: LiveTenant): Promise<DaprRoute> {
  return onHost(tenant.host, () => daprRouteOf(tenant));
}
