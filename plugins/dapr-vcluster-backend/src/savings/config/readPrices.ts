import {
  configured,
  DEFAULT_PRICES,
  isCurrency,
  notKnown,
  Prices,
  Sourced,
} from 'backstage-plugin-dapr-vcluster-common/savings';
import { NodePrice, readNodePrices } from './readNodePrices';
import {
  assertDistinct,
  assertKeys,
  below,
  listBelow,
  readNumber,
  Section,
} from './values';

/** Prices without which a cost is not known. */
const NEEDED = [
  ['cpu', 'cpuCoreMonth', 'compute'],
  ['memory', 'memoryGiBMonth', 'compute'],
  ['storage', 'storageGiBMonth', 'storage'],
  ['controlPlane', 'controlPlaneMonth', 'controlPlane'],
] as const;

type Discounted = 'compute' | 'storage' | 'controlPlane';

/** Prices, and those of nodes by a label. */
export type ConfiguredPrices = { prices: Prices; nodes: NodePrice[] };

/**
 * Reads `prices`. Defaults are list prices in USD: another currency needs all prices, since there is no rate to convert by,
 * unless OpenCost is to tell them.
 *
 * @throws Error naming key, value and fix.
 */
export function readPrices(
  section: Section,
  { hasOpenCost }: { hasOpenCost: boolean },
): ConfiguredPrices {
  const { config, path } = section;
  assertKeys(section, [
    'currency',
    ...NEEDED.map(([, key]) => key),
    'clusterExtrasMonth',
    'storageClasses',
    'nodes',
    'discounts',
  ]);
  const currency =
    config?.getOptionalString('currency') ?? DEFAULT_PRICES.currency;
  if (!isCurrency(currency)) {
    throw new Error(
      `${path}.currency is "${currency}", which is not the code of a currency (ISO 4217); use one such as USD or EUR`,
    );
  }
  const reduced = readDiscounts(below(section, 'discounts'));
  const priceOf = (
    target: Section,
    key: string,
    kind: Discounted,
  ): Sourced<number> | undefined => {
    const price = readNumber(target, key);
    return price === undefined
      ? undefined
      : reduced(kind, price, `${target.path}.${key}`);
  };
  const [cpu, memory, storage, controlPlane] = NEEDED.map(
    ([name, key, kind]): Sourced<number> => {
      const price = priceOf(section, key, kind);
      if (price) {
        return price;
      }
      if (currency === DEFAULT_PRICES.currency) {
        return reduceDefault(DEFAULT_PRICES[name], kind, reduced);
      }
      if (!hasOpenCost) {
        throw new Error(
          `${path}.${key} is missing; the default prices are in ${DEFAULT_PRICES.currency}, so prices in ${currency} have to be given`,
        );
      }
      return notKnown(`${path}.${key} is not configured.`);
    },
  );
  const extras = readNumber(section, 'clusterExtrasMonth');
  return {
    prices: {
      currency,
      cpu,
      memory,
      storage,
      controlPlane,
      storageClasses: readClasses(section, target =>
        priceOf(target, 'gibMonth', 'storage'),
      ),
      clusterExtras:
        extras === undefined
          ? DEFAULT_PRICES.clusterExtras
          : configured(extras, `${path}.clusterExtrasMonth`),
    },
    nodes: readNodePrices(section, (target, key) =>
      priceOf(target, key, 'compute'),
    ),
  };
}

type Reduce = (
  kind: Discounted,
  price: number,
  where: string,
) => Sourced<number>;

function readDiscounts(section: Section): Reduce {
  assertKeys(section, ['compute', 'storage', 'controlPlane']);
  const percents = {
    compute: readNumber(section, 'compute', { most: 100 }) ?? 0,
    storage: readNumber(section, 'storage', { most: 100 }) ?? 0,
    controlPlane: readNumber(section, 'controlPlane', { most: 100 }) ?? 0,
  };
  return (kind, price, where) => {
    const percent = percents[kind];
    return configured(
      (price * (100 - percent)) / 100,
      percent === 0 ? where : `${where} ${price} less ${percent} %`,
    );
  };
}

/** A discount on a list price makes a price that still rests on the list. */
function reduceDefault(
  price: Sourced<number>,
  kind: Discounted,
  reduce: Reduce,
): Sourced<number> {
  if (price.state === 'unknown') {
    return price;
  }
  const reduced = reduce(kind, price.value, price.detail);
  return reduced.state === 'known' && reduced.value !== price.value
    ? { ...reduced, source: price.source }
    : price;
}

function readClasses(
  section: Section,
  read: (target: Section) => Sourced<number> | undefined,
): Prices['storageClasses'] {
  const classes = listBelow(section, 'storageClasses').map(target => {
    assertKeys(target, ['name', 'gibMonth']);
    const name = target.config!.getString('name');
    const price = read(target);
    if (!price) {
      throw new Error(
        `${target.path}.gibMonth is missing; give the price of one GiB for a month`,
      );
    }
    return { name, price, path: `${target.path}.name` };
  });
  assertDistinct(classes);
  return Object.fromEntries(classes.map(({ name, price }) => [name, price]));
}
