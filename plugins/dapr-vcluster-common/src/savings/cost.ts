import type { Basis, Cost, FigureInput } from '../contract/savings';
import { Footprint } from './footprint';
import { money } from './money';
import { Prices } from './prices';
import { Sourced } from './sourced';
import { asCores, asGibibytes } from './units';

/**
 * What a footprint costs per month. `stopped`: its pods do not run, its volumes stay.
 *
 * @public
 */
export function costOf<B extends Basis>(
  footprint: Footprint<B>,
  prices: Prices,
  state: 'running' | 'stopped' = 'running',
): Cost<B> {
  const running = state === 'running';
  const products = [
    ...(running ? computeTerms(footprint, prices) : []),
    ...footprint.volumes.map(({ size, storageClass }): Term => {
      const own =
        storageClass !== undefined &&
        Object.hasOwn(prices.storageClasses, storageClass)
          ? prices.storageClasses[storageClass]
          : undefined;
      const named = own ? ` (${storageClass})` : '';
      return {
        size: input(`storage${named}`, 'GiB', size, asGibibytes),
        price: priceInput(
          `price of storage${named}`,
          'GiB-month',
          own ?? prices.storage,
          prices,
        ),
      };
    }),
  ];
  const inputs = distinct(products.flatMap(({ size, price }) => [size, price]));
  const missing = inputs.find(({ value }) => value === undefined);
  return {
    name: footprint.name,
    basis: footprint.basis,
    formula: running
      ? 'cores × price of CPU + memory × price of memory + storage × price of storage'
      : 'storage × price of storage (no pods run)',
    inputs,
    perMonth: missing
      ? {
          state: 'unknown',
          reason: `${footprint.name}: ${missing.name} is unknown. ${missing.detail}`,
        }
      : {
          state: 'known',
          value: money(
            products.reduce(
              (sum, { size, price }) => sum + size.value! * price.value!,
              0,
            ),
            prices.currency,
          ),
        },
  };
}

/**
 * What one more real cluster costs per month: the fee of its provider and what it takes besides.
 *
 * @public
 */
export function clusterCost<B extends Basis>(
  basis: B,
  prices: Prices,
): Cost<B> {
  const inputs = [
    priceInput('control-plane fee', 'month', prices.controlPlane, prices),
    priceInput('fixed costs', 'month', prices.clusterExtras, prices),
  ];
  const missing = inputs.find(({ value }) => value === undefined);
  return {
    name: 'Real cluster',
    basis,
    formula: 'control-plane fee + fixed costs',
    inputs,
    perMonth: missing
      ? {
          state: 'unknown',
          reason: `Real cluster: ${missing.name} is unknown. ${missing.detail}`,
        }
      : {
          state: 'known',
          value: money(
            inputs.reduce((sum, { value }) => sum + value!, 0),
            prices.currency,
          ),
        },
  };
}

type Term = { size: FigureInput; price: FigureInput };

function computeTerms(
  { cpu, memory, nodePrices }: Footprint<Basis>,
  prices: Prices,
): Term[] {
  return [
    {
      size: input('CPU', 'cores', cpu, asCores),
      price: priceInput(
        'price of CPU',
        'core-month',
        nodePrices?.cpu ?? prices.cpu,
        prices,
      ),
    },
    {
      size: input('memory', 'GiB', memory, asGibibytes),
      price: priceInput(
        'price of memory',
        'GiB-month',
        nodePrices?.memory ?? prices.memory,
        prices,
      ),
    },
  ];
}

function priceInput(
  name: string,
  per: string,
  price: Sourced<number>,
  { currency }: Prices,
): FigureInput {
  return input(name, `${currency} per ${per}`, price, value => value);
}

function input<T>(
  name: string,
  unit: string,
  given: Sourced<T>,
  convert: (value: T) => number,
): FigureInput {
  return given.state === 'known'
    ? {
        name,
        unit,
        value: convert(given.value),
        source: given.source,
        detail: given.detail,
      }
    : { name, unit, detail: given.reason };
}

/** A price that several volumes have in common is listed once. */
function distinct(inputs: FigureInput[]): FigureInput[] {
  const seen = new Set<string>();
  return inputs.filter(each => {
    const key = each.name.startsWith('price of') ? each.name : '';
    const again = key !== '' && seen.has(key);
    seen.add(key);
    return !again;
  });
}
