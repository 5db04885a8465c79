import {
  DaprResourceKind,
  DaprResourceList,
} from 'backstage-plugin-dapr-vcluster-common';

/** Kinds that could not be read for the same reason. */
export type UnknownKinds = {
  kinds: DaprResourceKind[];
  reason: string;
  since?: string;
};

const WATCHED: Record<string, DaprResourceKind> = {
  'configurations.dapr.io': 'Configuration',
  'subscriptions.dapr.io': 'Subscription',
  'resiliencies.dapr.io': 'Resiliency',
  'httpendpoints.dapr.io': 'HTTPEndpoint',
};

/** Kinds that cannot be read in the vcluster or on the host, grouped by reason. */
export function unknownKinds({
  declared,
  freshness,
}: DaprResourceList): UnknownKinds[] {
  const found = new Map<string, UnknownKinds>();
  const add = (kind: DaprResourceKind, reason: string, since?: string) => {
    const known = found.get(reason) ?? { kinds: [], reason, since };
    found.set(reason, known);
    if (!known.kinds.includes(kind)) {
      known.kinds.push(kind);
    }
  };
  for (const { kind, number } of declared) {
    if (number.state === 'unknown') {
      add(kind, number.reason, number.since);
    }
  }
  for (const { kind, state, reason, since } of freshness.unknown) {
    if (WATCHED[kind] && state !== 'stale') {
      add(WATCHED[kind], reason ?? state, since);
    }
  }
  return [...found.values()];
}
