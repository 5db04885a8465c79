import {
  TopologyEdge,
  TopologyNode,
} from 'backstage-plugin-dapr-vcluster-common';

/** A graph as a document. */
export type Graph = { nodes: TopologyNode[]; edges: TopologyEdge[] };

/** Nodes and edges, each once. */
export class Drawing implements Graph {
  readonly nodes: TopologyNode[] = [];
  readonly edges: TopologyEdge[] = [];
  readonly #seen = new Set<string>();

  node(node: TopologyNode): void {
    if (this.#first(node.id)) {
      this.nodes.push(node);
    }
  }

  /** Of what is drawn twice, the first stays. */
  edge(
    from: string,
    to: string,
    relation: TopologyEdge['relation'],
    mark: Pick<TopologyEdge, 'declared'> = {},
  ): void {
    if (this.#first(`${from} ${relation} ${to}`)) {
      this.edges.push({ from, to, relation, ...mark });
    }
  }

  #first(key: string): boolean {
    const isFirst = !this.#seen.has(key);
    this.#seen.add(key);
    return isFirst;
  }
}
