import { appIdOfSidecar } from '../../../inventory/model/sidecarIdentity';
import { LoadedBy } from 'backstage-plugin-dapr-vcluster-common';
import { TenantPod } from '../../../inventory/members';
import { Probe } from '../../../sidecars/metadata/readMetadata';

/** Whether a sidecar has loaded an object, and if not, why. */
export type LoadState = Pick<LoadedBy, 'state' | 'reason'>;

/** One sidecar beside an object. */
export type Beside = { appId: string; pod: TenantPod };

/** How to tell from the metadata of a sidecar whether it has loaded one Dapr resource. */
export type Loading = {
  /** Whether the object is for this sidecar. */
  isMeant(sidecar: Beside): boolean;
  /** What the sidecar's metadata means; it has answered. */
  evaluate(sidecar: Beside & { probe: Probe; isMeant: boolean }): LoadState;
  /** Why the object is not for a sidecar, where scopes do not say it. */
  whyNotMeant?(sidecar: Beside): string;
};

/** Evaluates each sidecar of the resource's host namespace, in the order of app ids. */
export function eachSidecar(
  namespace: string,
  pods: readonly TenantPod[],
  probes: ReadonlyMap<string, Probe>,
  loading: Loading,
): LoadedBy[] {
  return pods
    .filter(pod => pod.daprd && pod.namespace === namespace)
    .map(pod => {
      const appId = appIdOfSidecar(pod);
      const at = { namespace: pod.namespace, name: pod.name };
      const state = evaluate({ appId, pod }, probes.get(pod.uid), loading);
      return { appId, pod: at, ...state };
    })
    .sort((a, b) => a.appId.localeCompare(b.appId));
}

function evaluate(
  sidecar: Beside,
  probe: Probe | undefined,
  loading: Loading,
): LoadState {
  if (!probe) {
    return { state: 'unknown', reason: 'The sidecar has not been asked.' };
  }
  const isMeant = loading.isMeant(sidecar);
  const state: LoadState =
    probe.loaded.state === 'unknown'
      ? { state: 'unknown', reason: probe.loaded.reason }
      : loading.evaluate({ ...sidecar, probe, isMeant });
  // What was taken out of its scopes may still be loaded.
  return isMeant || state.state === 'loaded'
    ? state
    : { state: 'out-of-scope', reason: loading.whyNotMeant?.(sidecar) };
}
