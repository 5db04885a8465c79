import { Topology, TopologyEdge } from 'backstage-plugin-dapr-vcluster-common';

/**
 * Edges that the graph draws. An edge from the tenant to a Dapr Component is left out if an app uses or may use the Dapr
 * Component, because the edges of the app show it.
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

/** Relation of an edge; `declared` if only a Subscription declares it. */
export function relationOf({
  relation,
  declared,
}: TopologyEdge): TopologyEdge['relation'] | 'declared' {
  return declared ? 'declared' : relation;
}
