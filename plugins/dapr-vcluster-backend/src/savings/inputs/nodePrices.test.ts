import {
  configured,
  DEFAULT_PRICES,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { nodePrices, NodePricing } from './nodePrices';

const price = (value: number) => configured(value, `key ${value}`);

const pricing = (given: Partial<NodePricing> = {}): NodePricing => ({
  rules: [
    { label: 'pool', value: 'spot', cpu: price(4), memory: price(1) },
    { label: 'pool', cpu: price(10), memory: price(3) },
  ],
  prices: { ...DEFAULT_PRICES, cpu: price(20), memory: price(5) },
  nodes: {
    state: 'known',
    observedAt: '',
    value: new Map<string, Record<string, string>>([
      ['a', { pool: 'spot' }],
      ['b', { pool: 'other' }],
      ['c', {}],
    ]),
  },
  ...given,
});

const pod = (node: string | undefined, cpu?: number) => ({
  node,
  requests: cpu === undefined ? {} : { cpu, memory: 2 ** 30 },
});

describe('nodePrices', () => {
  it('are those of the first rule that fits, else the general ones', () => {
    const of = (node: string) => nodePrices([pod(node, 1)], pricing())?.cpu;
    expect(of('a')).toMatchObject({ value: 4, detail: 'key 4; node a' });
    expect(of('b')).toMatchObject({ value: 10 });
    expect(of('c')).toMatchObject({ value: 20 });
  });

  it('are weighted by what the pods request', () => {
    const found = nodePrices([pod('a', 3), pod('c', 1)], pricing())!;
    expect(found.cpu).toMatchObject({
      value: 0.75 * 4 + 0.25 * 20,
      detail: 'mean over nodes a, c, by what the pods there request: 4, 20',
    });
    expect(found.memory).toMatchObject({ value: (1 + 5) / 2 });
  });

  it('count pods alike where one of them requests nothing', () => {
    expect(nodePrices([pod('a', 3), pod('c')], pricing())?.cpu).toMatchObject({
      value: 12,
    });
  });

  it('are unknown for a node whose labels are not known', () => {
    expect(nodePrices([pod('gone', 1)], pricing())?.cpu).toEqual({
      state: 'unknown',
      reason: 'The labels of node gone are not known.',
    });
    const forbidden = pricing({
      nodes: { state: 'unknown', reason: 'Nodes may not be read.' },
    });
    expect(nodePrices([pod('a', 1)], forbidden)?.memory).toEqual({
      state: 'unknown',
      reason: 'Prices depend on labels of nodes. Nodes may not be read.',
    });
  });

  it('are none without rules, and for pods that are on no node yet', () => {
    expect(nodePrices([pod('a', 1)], pricing({ rules: [] }))).toBe(undefined);
    expect(nodePrices([pod(undefined, 1)], pricing())).toBe(undefined);
  });
});
