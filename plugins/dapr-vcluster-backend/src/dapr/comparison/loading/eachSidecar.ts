import { appIdOfSidecar } from '../../../inventory/model/sidecarIdentity';
import { LoadedBy } from 'backstage-plugin-dapr-vcluster-common';
import { TenantPod } from '../../../inventory/members';
import { Probe } from '../../../sidecars/metadata/readMetadata';

/** Whether a sidecar has loaded an object, and if not, why. */
export type Verdict = Pick<LoadedBy, 'state' | 'reason'>;

/** One sidecar beside an object. */
export type Beside = { appId: string; pod: TenantPod };

/** How sidecars are judged by what they say of one object. */
export type Loading = {
  /** Whether the object is for this sidecar. */
  isMeant(sidecar: Beside): boolean;
  /** What the sidecar's own words mean; it has answered. */
  judge(sidecar: Beside & { probe: Probe; isMeant: boolean }): Verdict;
  /** Why the object is not for a sidecar, where scopes do not say it. */
  whyNotMeant?(sidecar: Beside): string;
};

/** Judges each sidecar of an object's host namespace, in the order of app ids. */
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
      const verdict = judge({ appId, pod }, probes.get(pod.uid), loading);
      return { appId, pod: at, ...verdict };
    })
    .sort((a, b) => a.appId.localeCompare(b.appId));
}

function judge(
  sidecar: Beside,
  probe: Probe | undefined,
  loading: Loading,
): Verdict {
  if (!probe) {
    return { state: 'unknown', reason: 'The sidecar has not been asked.' };
  }
  const isMeant = loading.isMeant(sidecar);
  const verdict: Verdict =
    probe.loaded.state === 'unknown'
      ? { state: 'unknown', reason: probe.loaded.reason }
      : loading.judge({ ...sidecar, probe, isMeant });
  // What was taken out of its scopes may still be loaded.
  return isMeant || verdict.state === 'loaded'
    ? verdict
    : { state: 'out-of-scope', reason: loading.whyNotMeant?.(sidecar) };
}
