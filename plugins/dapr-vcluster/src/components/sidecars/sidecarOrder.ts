import { Sidecar, SidecarState } from 'backstage-plugin-dapr-vcluster-common';

const RANK: Record<SidecarState, number> = {
  rejected: 0,
  'not-injected': 1,
  'crash-loop': 2,
  failed: 3,
  'not-ready': 4,
  unknown: 5,
  pending: 6,
  ready: 7,
};

/** The sidecars, those with problems first, then by app. */
export function worstSidecarsFirst(sidecars: Sidecar[]): Sidecar[] {
  return [...sidecars].sort(
    (a, b) => RANK[a.state] - RANK[b.state] || a.app.localeCompare(b.app),
  );
}

/** Whether the app has no daprd. */
export function hasNoSidecar(state: SidecarState): boolean {
  return state === 'not-injected' || state === 'rejected';
}
