import {
  Freshness,
  Host,
  SourceState,
} from 'backstage-plugin-dapr-vcluster-common';

/** Watched kinds that determine whether a tenant exists. */
const DECIDING = /^(namespaces|statefulsets|deployments)(\.|$)/;

/**
 * Why the list of a host's tenants may be incomplete; undefined if it is complete.
 * A kind that is not installed (`missing`) does not make it incomplete.
 */
export function incompleteReason(
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
