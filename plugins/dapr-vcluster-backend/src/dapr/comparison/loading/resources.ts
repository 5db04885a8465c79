import { isInScope } from '../../../inventory/model/sidecarIdentity';
import { hotReloadOf } from 'backstage-plugin-dapr-vcluster-common';
import { isOlder } from '../../../sidecars/diagnosis';
import {
  DAPR_KIND_TABLE,
  LoadedBy,
} from 'backstage-plugin-dapr-vcluster-common';
import { TenantPod, TenantResource } from '../../../inventory/members';
import { Probe } from '../../../sidecars/metadata/readMetadata';
import { Beside, eachSidecar, Loading, LoadState } from './eachSidecar';
import { notLoaded } from './notLoaded';
import { subscriptionLoading } from './subscription';

/**
 * Which sidecars of the same host namespace have loaded a Dapr resource that is no Component, and why others have
 * not. `others`: the objects on the host it may be mistaken for.
 */
export function resourceLoadedBy(
  host: TenantResource | undefined,
  others: readonly TenantResource[],
  pods: readonly TenantPod[],
  probes: ReadonlyMap<string, Probe>,
): LoadedBy[] {
  return host
    ? eachSidecar(host.namespace, pods, probes, loadingOf(host, others))
    : [];
}

function loadingOf(
  host: TenantResource,
  others: readonly TenantResource[],
): Loading {
  switch (host.kind) {
    case 'Configuration':
      return configuration(host);
    case 'Subscription':
      return subscriptionLoading(host, others);
    default:
      return {
        isMeant: ({ appId }) => isInScope(host.scopes, appId),
        evaluate: sidecar => byName(host, sidecar),
      };
  }
}

/** By the names in the sidecar's metadata. */
function byName(
  host: TenantResource,
  sidecar: { pod: TenantPod; probe: Probe },
): LoadState {
  const names = sidecar.probe.objects?.[host.kind];
  if (!names) {
    return { state: 'unknown', reason: whyNotTold(host, sidecar.probe) };
  }
  return names.includes(host.name)
    ? { state: 'loaded' }
    : notLoaded(host, sidecar);
}

function whyNotTold(
  { kind }: TenantResource,
  { runtimeVersion = 'of unknown version' }: Probe,
): string {
  const { told, plural } = DAPR_KIND_TABLE[kind];
  return `Its daprd (${runtimeVersion}) does not say which ${plural} it has loaded${
    told ? `; those of Dapr ${told.since} and newer do` : ''
  }.`;
}

/** A sidecar reads the Configuration its pod names when it starts, and again where it reloads; it does not run without. */
function configuration(host: TenantResource): Loading {
  return {
    isMeant: ({ pod }) => pod.daprd?.config === host.name,
    evaluate: sidecar => {
      const { pod, probe, isMeant } = sidecar;
      const reload = hotReloadOf(host.kind, probe);
      if (isMeant && (reload === 'on' || !isOlder(pod, host.createdAt))) {
        return { state: 'loaded' };
      }
      return {
        ...notLoaded(host, sidecar),
        ...(reload === 'unknown' && { state: 'unknown' }),
      };
    },
    whyNotMeant: whyNotNamed,
  };
}

function whyNotNamed({ pod }: Beside): string {
  const name = pod.daprd?.config;
  return name
    ? `It names Configuration "${name}".`
    : 'It names no Configuration.';
}
