import {
  Freshness,
  Host,
  TenantSummary,
  parseTenantRef,
} from 'backstage-plugin-dapr-vcluster-common';

const NOW = '2026-11-20T12:00:00Z';

/** A host with a live connection. */
export function aHost(name: string, change: Partial<Host> = {}): Host {
  return {
    name,
    title: `Host ${name}`,
    readOnly: false,
    connection: 'live',
    dapr: { state: 'installed', namespace: 'dapr-system', injector: 'ready' },
    sources: [],
    revision: '1',
    ...change,
  };
}

/** A running tenant, from `<host>/<namespace>/<name>`. */
export function aTenant(
  id: string,
  change: Partial<TenantSummary> = {},
): TenantSummary {
  const ref = parseTenantRef(id);
  return {
    id,
    ref,
    owner: `group:default/${ref.name}`,
    profile: 'oss-hostmanaged',
    mode: 'single-namespace',
    phase: 'ready',
    support: { state: 'supported' },
    labels: {},
    hostNamespaces: [{ name: ref.namespace }],
    counts: {},
    ...change,
  };
}

/** Freshness of a host that is watched completely. */
export function fresh(change: Partial<Freshness> = {}): Freshness {
  return { revision: '1', observedAt: NOW, unknown: [], ...change };
}
