import { isInScope } from '../../../inventory/model/sidecarIdentity';
import { isOlder, whyOlder } from '../../../sidecars/diagnosis';
import { LoadedBy } from 'backstage-plugin-dapr-vcluster-common';
import { TenantPod, TenantResource } from '../../../inventory/members';
import { ResourceKindName } from '../../../inventory/model/model';
import { Probe } from '../../../sidecars/metadata/readMetadata';
import { Beside, eachSidecar, Loading, LoadState } from './eachSidecar';
import { notLoaded } from './notLoaded';
import { subscriptionLoading } from './subscription';

const LOADING: Record<
  ResourceKindName,
  (host: TenantResource, others: readonly TenantResource[]) => Loading
> = {
  Configuration: configuration,
  Subscription: subscriptionLoading,
  HTTPEndpoint: host =>
    inScope(host, ({ pod, probe: { objects } }) =>
      byName(host, pod, objects?.HTTPEndpoint),
    ),
  Resiliency: host =>
    inScope(host, ({ probe: { objects } }) =>
      objects?.Resiliency.includes(host.name)
        ? { state: 'loaded' }
        : {
            state: 'unknown',
            reason:
              'Its daprd does not say which Resiliencies it has loaded; its log does when it starts.',
          },
    ),
};

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
    ? eachSidecar(
        host.namespace,
        pods,
        probes,
        LOADING[host.kind](host, others),
      )
    : [];
}

function inScope(
  { scopes }: TenantResource,
  evaluate: Loading['evaluate'],
): Loading {
  return { isMeant: ({ appId }) => isInScope(scopes, appId), evaluate };
}

function byName(
  host: TenantResource,
  pod: TenantPod,
  names: readonly string[] | undefined,
): LoadState {
  if (!names) {
    return {
      state: 'unknown',
      reason:
        'Its daprd is older than 1.12 and does not say which HTTPEndpoints it has loaded.',
    };
  }
  return names.includes(host.name) ? { state: 'loaded' } : notLoaded(host, pod);
}

/** A sidecar reads the Configuration its pod names, when it starts; it does not run without it. */
function configuration(host: TenantResource): Loading {
  return {
    isMeant: ({ pod }) => pod.daprd?.config === host.name,
    evaluate: ({ pod, isMeant }) =>
      isMeant && !isOlder(pod, host.createdAt)
        ? { state: 'loaded' }
        : { state: 'not-loaded', reason: whyOlder(host.kind) },
    whyNotMeant: whyNotNamed,
  };
}

function whyNotNamed({ pod }: Beside): string {
  const name = pod.daprd?.config;
  return name
    ? `It names Configuration "${name}".`
    : 'It names no Configuration.';
}
