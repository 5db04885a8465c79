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

/**
 * Warnings of the syncer after which a pod stays in the vcluster (`pkg/controllers/resources/pods` of vcluster 0.27 to 0.37);
 * after its others, the pod goes to the host.
 */
const NOT_SYNCED = /^did not sync pod |^Given nodeName /;

function saysWhy({ reason, message, transient }: TenantEvent): boolean {
  return reason === 'SyncWarning'
    ? NOT_SYNCED.test(message)
    : reason === 'SyncError' && !transient;
}

/** What the host or the syncer last refused a pod of the vcluster with; undefined if no event tells. */
export function newestSyncError(
  pod: PodItem,
  events: Known<TenantEvent[]>,
): string | undefined {
  if (events.state === 'unknown') {
    return undefined;
  }
  return events.value
    .filter(
      event =>
        saysWhy(event) &&
        event.object.kind === 'Pod' &&
        event.object.namespace === pod.namespace &&
        event.object.name === pod.name,
    )
    .sort((a, b) => (b.lastSeen ?? '').localeCompare(a.lastSeen ?? ''))[0]
    ?.message;
}
