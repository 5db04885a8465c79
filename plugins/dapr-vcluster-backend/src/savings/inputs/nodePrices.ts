import {
  measured,
  notKnown,
  Prices,
  Sourced,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { PodItem } from '../../inventory/model/model';
import { NodePrice } from '../config';
import { FactsOfHost } from '../facts';

/** What the prices of pods depend on. */
export type NodePricing = {
  rules: readonly NodePrice[];
  prices: Prices;
  nodes: FactsOfHost['nodes'];
};

type ComputePrices = { cpu: Sourced<number>; memory: Sourced<number> };

/**
 * Prices of CPU and memory for pods by the labels of their nodes, weighted by what the pods request; undefined where nothing
 * depends on nodes. A node that fits no rule has the general prices.
 */
export function nodePrices(
  pods: ReadonlyArray<Pick<PodItem, 'node' | 'requests'>>,
  { rules, prices, nodes }: NodePricing,
): ComputePrices | undefined {
  const placed = pods.filter(({ node }) => node !== undefined);
  if (rules.length === 0 || placed.length === 0) {
    return undefined;
  }
  if (nodes.state === 'unknown') {
    const unknown = notKnown<number>(
      `Prices depend on labels of nodes. ${nodes.reason}`,
    );
    return { cpu: unknown, memory: unknown };
  }
  const mean = (key: 'cpu' | 'memory'): Sourced<number> => {
    const weights = placed.map(({ requests }) => requests?.[key]);
    const isWeighted = weights.every(weight => weight !== undefined);
    return meanOf(
      placed.map(({ node }, index) => ({
        node: node!,
        weight: isWeighted ? weights[index]! : 1,
        price: priceOn(node!, key, rules, prices, nodes.value),
      })),
    );
  };
  return { cpu: mean('cpu'), memory: mean('memory') };
}

function priceOn(
  node: string,
  key: 'cpu' | 'memory',
  rules: readonly NodePrice[],
  prices: Prices,
  nodes: ReadonlyMap<string, Record<string, string>>,
): Sourced<number> {
  const labels = nodes.get(node);
  if (!labels) {
    return notKnown(`The labels of node ${node} are not known.`);
  }
  const rule = rules.find(({ label, value }) =>
    value === undefined
      ? Object.hasOwn(labels, label)
      : labels[label] === value,
  );
  return rule ? rule[key] : prices[key];
}

function meanOf(
  all: ReadonlyArray<{ node: string; weight: number; price: Sourced<number> }>,
): Sourced<number> {
  const [first] = all;
  const unknown = all.find(({ price }) => price.state === 'unknown');
  if (unknown || first.price.state === 'unknown') {
    return (unknown ?? first).price;
  }
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  const known = all.map(({ node, weight, price }) => ({
    node,
    // Pods that request nothing of it count alike.
    part: total > 0 ? weight / total : 1 / all.length,
    value: price.state === 'known' ? price.value : 0,
  }));
  const isSame = known.every(({ value }) => value === known[0].value);
  const nodes = [...new Set(known.map(({ node }) => node))].join(', ');
  return isSame
    ? { ...first.price, detail: `${first.price.detail}; node ${nodes}` }
    : measured(
        known.reduce((sum, { part, value }) => sum + part * value, 0),
        `mean over nodes ${nodes}, by what the pods there request: ${known
          .map(({ value }) => value)
          .join(', ')}`,
      );
}
