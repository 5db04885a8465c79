import { HostHandle } from '../platform/hosts';

/** Host namespace of the Leases of Component syncers: all of a host have theirs in the same. */
export function leaseNamespace({
  componentSyncer,
  dapr,
}: Pick<HostHandle, 'componentSyncer' | 'dapr'>): string {
  return componentSyncer.namespace ?? dapr.namespace;
}
