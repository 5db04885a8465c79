import {
  DAPR_RESOURCE_KINDS,
  daprCrdName,
  DaprResourceKind,
  DaprResourceList,
} from 'backstage-plugin-dapr-vcluster-common';

/** Kinds that could not be read for the same reason. */
export type UnknownKinds = {
  kinds: DaprResourceKind[];
  reason: string;
  since?: string;
};

const WATCHED = new Map<string, DaprResourceKind>(
  DAPR_RESOURCE_KINDS.map(kind => [daprCrdName(kind), kind]),
);

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
    const watched = WATCHED.get(kind);
    if (watched && state !== 'stale') {
      add(watched, reason ?? state, since);
    }
  }
  return [...found.values()];
}
