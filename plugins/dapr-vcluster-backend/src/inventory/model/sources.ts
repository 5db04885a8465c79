import {
  LATER_DAPR_KINDS,
  daprCrdName,
  Freshness,
} from 'backstage-plugin-dapr-vcluster-common';
import { SourceKind } from './model';
import { HostState } from './hostState';

/** True when what is kept of a kind says something: it is, or a moment ago was, complete. */
export function isKnown({ sources }: HostState, kind: SourceKind): boolean {
  const state = sources[kind]?.state;
  return state === 'live' || state === 'stale';
}

/**
 * Without Flux or Argo CD there are none of their releases, and without the CRD of a kind that only newer Daprs have no objects of it: that
 * is knowledge, not a gap. That another kind of Dapr is missing says that Dapr is not installed, or not whole.
 */
const OPTIONAL: readonly SourceKind[] = [
  'helmreleases.helm.toolkit.fluxcd.io',
  'applications.argoproj.io',
  ...LATER_DAPR_KINDS.map(daprCrdName),
];

/** What every snapshot of a host says about its age and its gaps. */
export function gapsOf({
  sources,
}: HostState): Pick<Freshness, 'stale' | 'unknown'> {
  const unknown = Object.values(sources).filter(
    source =>
      source.state !== 'live' &&
      !(source.state === 'missing' && isOptional(source.kind)),
  );
  const stale = unknown
    .filter(source => source.state === 'stale')
    .sort((a, b) => (a.since < b.since ? -1 : 1))[0];
  return {
    ...(stale && {
      stale: {
        since: stale.since,
        reason: stale.reason ?? 'The host has not been heard of.',
      },
    }),
    unknown,
  };
}

function isOptional(kind: string): boolean {
  return OPTIONAL.some(each => each === kind);
}

/** False while a kind is being read for the first time: what is not there yet may be on its way. */
export function isLoaded({ sources }: HostState): boolean {
  return Object.values(sources).every(
    ({ state, reason }) => state !== 'loading' || reason !== undefined,
  );
}

/** Kinds without which it is not known that a tenant was deleted. */
const PROOF: readonly SourceKind[] = [
  'namespaces',
  'statefulsets.apps',
  'deployments.apps',
];

/** Why a tenant that is not to be seen may be there all the same; undefined when it is really not there. */
export function doubtOfAbsence(state: HostState): string | undefined {
  const gap = PROOF.find(kind => !isKnown(state, kind));
  if (!gap) {
    return undefined;
  }
  const { state: how, reason } = state.sources[gap];
  return reason ?? `${gap} are ${how}`;
}
