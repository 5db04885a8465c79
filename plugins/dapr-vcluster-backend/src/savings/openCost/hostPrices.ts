import { Known } from 'backstage-plugin-dapr-vcluster-common';
import {
  fromOpenCost,
  notKnown,
  Prices,
  Sourced,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { OpenCostAnswer, OpenCostPrices } from './readOpenCost';

const KEYS = ['cpu', 'memory', 'storage', 'controlPlane'] as const;

/**
 * Prices of one host. What the platform team has configured counts; OpenCost tells what it has not. A list price never stands in
 * for an OpenCost that does not answer: such a price is unknown.
 */
export function hostPrices(
  prices: Prices,
  openCost: Known<OpenCostAnswer & { detail: string }> | undefined,
): Prices {
  if (!openCost) {
    return prices;
  }
  const found = Object.fromEntries(
    KEYS.map(key => [key, priceOf(key, prices[key], openCost)]),
  );
  return { ...prices, ...found };
}

function priceOf(
  key: keyof OpenCostPrices,
  price: Sourced<number>,
  openCost: Known<OpenCostAnswer & { detail: string }>,
): Sourced<number> {
  if (price.state === 'known' && price.source === 'configured') {
    return price;
  }
  if (openCost.state === 'unknown') {
    return notKnown(openCost.reason);
  }
  const { prices, detail } = openCost.value;
  const value = prices[key];
  if (value !== undefined) {
    return fromOpenCost(value, detail);
  }
  return price.state === 'known'
    ? { ...price, detail: `${price.detail}; OpenCost has counted none` }
    : notKnown(`${price.reason} OpenCost has counted none.`);
}
