import { appIdOfSidecar } from 'backstage-plugin-dapr-vcluster-common';
import { TenantPod } from '../index/members';
import { ComponentItem } from '../index/model';
import { Probe } from './metadata';

/**
 * Whether the log of a daprd is worth reading: it has a status that is not ready, says that it is not healthy, or
 * runs without a Dapr Component that is meant for it.
 */
export function isTroubled(
  pod: TenantPod,
  probe: Probe | undefined,
  components: readonly ComponentItem[],
): boolean {
  const status = pod.daprd?.status;
  if (!status) return false;
  if (!status.ready || probe?.unhealthy) return true;
  if (probe?.loaded.state !== 'known') return false;
  const loaded = new Set(probe.loaded.value.map(({ name }) => name));
  const appId = appIdOfSidecar(pod);
  return components.some(
    ({ namespace, name, scopes }) =>
      namespace === pod.namespace &&
      (scopes.length === 0 || scopes.includes(appId)) &&
      !loaded.has(name),
  );
}
