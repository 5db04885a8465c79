import { Freshness } from 'backstage-plugin-dapr-vcluster-common';
import { SourceKind } from './model';
import { HostState } from './reduce';

/** True when what is kept of a kind says something: it is, or a moment ago was, complete. */
export function isKnown({ sources }: HostState, kind: SourceKind): boolean {
  const state = sources[kind]?.state;
  return state === 'live' || state === 'stale';
}

/** Without Flux there are no releases: that is knowledge, not a gap. */
const OPTIONAL: readonly SourceKind[] = ['helmreleases.helm.toolkit.fluxcd.io'];

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
