import { Topology, TopologyEdge } from 'backstage-plugin-dapr-vcluster-common';

/**
 * Edges worth drawing: that the tenant contains a Dapr Component is seen from the apps that may use it, so such an edge
 * is drawn only for one that no app is in the scope of.
 */
export function drawnEdges({ edges }: Topology): Topology['edges'] {
  const used = new Set(
    edges
      .filter(({ relation }) => relation === 'loads' || relation === 'may-use')
      .map(({ to }) => to),
  );
  return edges.filter(
    ({ relation, to }) => relation !== 'contains' || !used.has(to),
  );
}

/** How an edge is called: what only a Subscription says is not said to be so. */
export function relationOf({
  relation,
  declared,
}: TopologyEdge): TopologyEdge['relation'] | 'declared' {
  return declared ? 'declared' : relation;
}
