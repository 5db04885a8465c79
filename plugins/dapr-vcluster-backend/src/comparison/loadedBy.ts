import {
  appIdOfSidecar,
  DaprComponent,
  isInScope,
  whyNotLoaded,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantComponent, TenantPod } from '../index/members';
import { Probe } from '../sidecars/metadata';

type LoadedBy = DaprComponent['loadedBy'][number];

/** Which sidecars of the same host namespace have loaded a Dapr Component, and why others have not. */
export function loadedBy(
  host: TenantComponent | undefined,
  pods: readonly TenantPod[],
  probes: ReadonlyMap<string, Probe>,
): LoadedBy[] {
  if (!host) return [];
  return pods
    .filter(pod => pod.daprd && pod.namespace === host.namespace)
    .map(pod => {
      const appId = appIdOfSidecar(pod);
      const at = { namespace: pod.namespace, name: pod.name };
      return {
        appId,
        pod: at,
        ...judge(appId, pod, host, probes.get(pod.uid)),
      };
    })
    .sort((a, b) => a.appId.localeCompare(b.appId));
}

function judge(
  appId: string,
  pod: TenantPod,
  host: TenantComponent,
  probe: Probe | undefined,
): Pick<LoadedBy, 'state' | 'reason'> {
  const inScope = isInScope(host.scopes, appId);
  if (!probe) {
    return { state: 'unknown', reason: 'The sidecar has not been asked.' };
  }
  if (probe.loaded.state === 'unknown') {
    return inScope
      ? { state: 'unknown', reason: probe.loaded.reason }
      : { state: 'out-of-scope' };
  }
  if (probe.loaded.value.some(({ name }) => name === host.name)) {
    return { state: 'loaded' };
  }
  return inScope
    ? { state: 'not-loaded', reason: whyNotLoaded(host, { pod }) }
    : { state: 'out-of-scope' };
}
