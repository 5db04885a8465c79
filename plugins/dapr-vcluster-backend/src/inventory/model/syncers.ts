import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { PodItem } from './model';
import { HostState, itemsIn } from './hostState';

/** Pods of a tenant's own control plane. A tenant cannot make one: see the projection of pods. */
export function syncersOf(
  { namespace, name }: Pick<TenantRef, 'namespace' | 'name'>,
  state: HostState,
): PodItem[] {
  return itemsIn(state.buckets.get(namespace), 'pods').filter(
    pod => pod.role === 'vcluster' && pod.release === name,
  );
}
