import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { hostState } from '../../__testUtils__/hostState';
import { syncerSeen } from '../componentSyncer/__testUtils__/seen';
import { daprFacts } from '../dapr';
import { placeTenants } from '../model/placement';
import { viewTenant } from '../tenantView';

/** When views are made. */
export const NOW = new Date('2026-11-20T00:00:00Z');

/** States of the sources of a host that are not live. */
export type Sources = Parameters<typeof hostState>[1];

/** The view of the one tenant of a host with these objects. */
export async function viewOf(
  objects: KubeObject[],
  sources?: Sources,
  name = 'a',
) {
  const state = await hostState(objects, sources);
  const placements = [...placeTenants(state).values()];
  const placement = placements.find(({ ref }) => ref.name === name)!;
  return viewTenant({
    host: { name: 'prod', defaultOwner: 'group:default/platform' },
    placement,
    sharing: placements
      .map(({ ref }) => ref)
      .filter(ref => ref.namespace === placement.ref.namespace),
    state,
    dapr: daprFacts(state, 'dapr-system'),
    syncer: syncerSeen(),
    now: NOW,
  });
}
