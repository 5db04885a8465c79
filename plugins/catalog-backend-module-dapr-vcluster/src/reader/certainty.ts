import {
  Freshness,
  Host,
  SourceState,
} from 'backstage-plugin-dapr-vcluster-common';

/** Watched kinds that decide whether a tenant exists; the others only say how it is. */
const DECIDING = /^(namespaces|statefulsets|deployments)(\.|$)/;

/**
 * Why a host's list of tenants may be incomplete; undefined when a tenant that is not listed is gone.
 * A kind that the host does not have (`missing`) hides nothing.
 */
export function doubtAbout(
  host: Pick<Host, 'connection' | 'reason'> | undefined,
  freshness: Pick<Freshness, 'stale' | 'unknown'> | undefined,
): string | undefined {
  if (!host || !freshness) {
    return 'the backend says nothing about it';
  }
  if (host.connection !== 'live') {
    return host.reason ?? `its connection is ${host.connection}`;
  }
  if (freshness.stale) {
    return freshness.stale.reason;
  }
  const source = freshness.unknown.find(hidesTenants);
  return source && `${source.kind}: ${source.reason ?? source.state}`;
}

function hidesTenants(source: SourceState): boolean {
  return DECIDING.test(source.kind) && source.state !== 'missing';
}
