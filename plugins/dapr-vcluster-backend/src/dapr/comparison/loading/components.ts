import { isInScope } from '../../../inventory/model/sidecarIdentity';
import { LoadedBy } from 'backstage-plugin-dapr-vcluster-common';
import { whyNotLoaded } from '../../../sidecars/diagnosis';
import { TenantComponent, TenantPod } from '../../../inventory/members';
import { Probe } from '../../../sidecars/metadata/readMetadata';
import { eachSidecar } from './eachSidecar';

/** Which sidecars of the same host namespace have loaded a Dapr Component, and why others have not. */
export function componentLoadedBy(
  host: TenantComponent | undefined,
  pods: readonly TenantPod[],
  probes: ReadonlyMap<string, Probe>,
): LoadedBy[] {
  if (!host) {
    return [];
  }
  return eachSidecar(host.namespace, pods, probes, {
    isMeant: ({ appId }) => isInScope(host.scopes, appId),
    evaluate: ({ pod, probe, probe: { loaded } }) =>
      loaded.state === 'known' &&
      loaded.value.some(({ name }) => name === host.name)
        ? { state: 'loaded' }
        : {
            state: 'not-loaded',
            reason: whyNotLoaded(host, { pod, ...probe }),
          },
  });
}
