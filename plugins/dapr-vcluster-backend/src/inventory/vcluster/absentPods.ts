import { Known, TenantEvent } from 'backstage-plugin-dapr-vcluster-common';
import { TenantPod } from '../members';
import { PodItem } from '../model/model';

/** Pods of a vcluster that request a sidecar and are not on the host. */
export function absentPods(
  asking: readonly PodItem[],
  onHost: readonly TenantPod[],
): PodItem[] {
  const key = (namespace?: string, name?: string) => `${namespace}/${name}`;
  const present = new Set(
    onHost.map(({ virtual }) => key(virtual?.namespace, virtual?.name)),
  );
  return asking.filter(
    ({ namespace, name }) => !present.has(key(namespace, name)),
  );
}

/** What the host last refused a pod of the vcluster with; undefined if no event tells. */
export function newestSyncError(
  pod: PodItem,
  events: Known<TenantEvent[]>,
): string | undefined {
  if (events.state === 'unknown') {
    return undefined;
  }
  return events.value
    .filter(
      ({ reason, object, transient }) =>
        reason === 'SyncError' &&
        !transient &&
        object.kind === 'Pod' &&
        object.namespace === pod.namespace &&
        object.name === pod.name,
    )
    .sort((a, b) => (b.lastSeen ?? '').localeCompare(a.lastSeen ?? ''))[0]
    ?.message;
}
