import { HOURS_PER_MONTH } from 'backstage-plugin-dapr-vcluster-common/savings';
import { z } from 'zod/v3';

const GIB = 2 ** 30;
/** Of all the namespaces and assets of a large host. */
const MAX_BYTES = 32 * 2 ** 20;
const MINUTES_PER_HOUR = 60;

const finite = z.number().finite();
const positive = finite.nonnegative();

/** An asset of OpenCost, as far as prices follow from it; source: the documentation of its API. */
const assetSchema = z.object({
  type: z.string(),
  minutes: positive.optional(),
  totalCost: finite,
  cpuCost: positive.optional(),
  ramCost: positive.optional(),
  gpuCost: positive.optional(),
  cpuCoreHours: positive.optional(),
  ramByteHours: positive.optional(),
  byteHours: positive.optional(),
  storageClass: z.string().optional(),
});

const allocationSchema = z.object({ minutes: positive, totalCost: finite });

/** What costs something without saying for how much, or the reverse, makes no price: it would be too high or too low. */
const PAIRS = {
  node: [
    ['cpuCost', 'cpuCoreHours'],
    ['ramCost', 'ramByteHours'],
  ],
  disk: [['totalCost', 'byteHours']],
  clustermanagement: [['totalCost', 'minutes']],
} as const;

type Asset = z.infer<typeof assetSchema>;

/** Prices of a month that follow from what OpenCost counted; absent where it counted none of it. */
export type OpenCostPrices = {
  cpu?: number;
  memory?: number;
  storage?: number;
  controlPlane?: number;
};

/** What OpenCost answered of one host. */
export type OpenCostAnswer = {
  prices: OpenCostPrices;
  /** What each namespace costs for a month. */
  namespaces: ReadonlyMap<string, number>;
};

/** An answer of `/assets`; @throws Error saying what cannot be true of it. */
export function pricesOf(body: unknown): OpenCostPrices {
  const assets = setsOf(body, assetSchema).map(([, asset]) => asset);
  const ofType = (type: keyof typeof PAIRS) =>
    assets.filter(asset => asset.type.toLowerCase() === type);
  const nodes = ofType('node').map(node => ({ node, factor: factorOf(node) }));
  const fees = ofType('clustermanagement');
  const disks = ofType('disk').filter(
    // Disks of nodes are part of the price of the node.
    ({ storageClass }) => storageClass !== '__local__',
  );
  ofType('node').forEach(asset => assertPairs(asset, PAIRS.node));
  disks.forEach(asset => assertPairs(asset, PAIRS.disk));
  fees.forEach(asset => assertPairs(asset, PAIRS.clustermanagement));
  const prices = {
    cpu: ratio(
      nodes,
      ({ node, factor }) => (node.cpuCost ?? 0) * factor,
      ({ node }) => node.cpuCoreHours,
    ),
    memory: ratio(
      nodes,
      ({ node, factor }) => (node.ramCost ?? 0) * factor,
      ({ node }) => node.ramByteHours,
      GIB,
    ),
    storage: ratio(
      disks,
      ({ totalCost }) => totalCost,
      ({ byteHours }) => byteHours,
      GIB,
    ),
    controlPlane: ratio(
      fees,
      ({ totalCost }) => totalCost,
      ({ minutes = 0 }) => minutes / MINUTES_PER_HOUR,
    ),
  };
  for (const [name, price = 0] of Object.entries(prices)) {
    if (price < 0) {
      throw new Error(`the ${name} price that follows is negative`);
    }
    assertFinite(price, `the ${name} price that follows`);
  }
  return Object.fromEntries(
    Object.entries(prices).filter(([, price]) => price !== undefined),
  );
}

/** An answer of `/allocation` by namespace; @throws Error saying what cannot be true of it. */
export function namespacesOf(body: unknown): ReadonlyMap<string, number> {
  const found = new Map<string, { cost: number; minutes: number }>();
  for (const [name, { totalCost, minutes }] of setsOf(body, allocationSchema)) {
    const { cost, minutes: before } = found.get(name) ?? {
      cost: 0,
      minutes: 0,
    };
    found.set(name, { cost: cost + totalCost, minutes: before + minutes });
  }
  return new Map(
    [...found].flatMap(([name, { cost, minutes }]) => {
      const perMonth = (cost / minutes) * MINUTES_PER_HOUR * HOURS_PER_MONTH;
      if (minutes === 0) {
        return [];
      }
      assertFinite(perMonth, `the cost of namespace ${name}`);
      return [[name, perMonth]];
    }),
  );
}

function assertPairs(
  asset: Asset,
  pairs: (typeof PAIRS)[keyof typeof PAIRS],
): void {
  for (const [cost, hours] of pairs) {
    const present = [cost, hours].filter(key => asset[key] !== undefined);
    if (present.length === 1) {
      const [missing] = [cost, hours].filter(key => !present.includes(key));
      throw new Error(`an asset of type ${asset.type} has no ${missing}`);
    }
  }
}

/** Sums of finite numbers can be infinite. */
function assertFinite(amount: number, what: string): void {
  if (!Number.isFinite(amount)) {
    throw new Error(`${what} is larger than any number`);
  }
}

/** Reads a body up to a size no honest answer has. @throws Error when it is larger or no JSON. */
export async function readBody(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) {
      throw new Error(`its answer has more than ${MAX_BYTES / 2 ** 20} MiB`);
    }
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Error('its answer is no JSON');
  }
}

/** Older versions answer with one set, newer ones with a list of them. */
function setsOf<T>(
  body: unknown,
  schema: z.ZodType<T>,
): Array<[name: string, value: T]> {
  const set = z.record(schema).nullable();
  const parsed = z
    .object({
      code: z.literal(200).optional(),
      data: z.union([z.array(set), set]),
    })
    .safeParse(body);
  if (!parsed.success) {
    throw new Error('its answer is not what its documentation describes');
  }
  const { data } = parsed.data;
  return [data].flat().flatMap(each => Object.entries(each ?? {}));
}

/** Discounts and corrections are in the total of a node alone: they count for CPU and memory in proportion. */
function factorOf({ totalCost, cpuCost = 0, ramCost = 0, gpuCost = 0 }: Asset) {
  const listed = cpuCost + ramCost;
  return listed > 0 ? (totalCost - gpuCost) / listed : 1;
}

/** Costs over hours, for a month, to four digits: what differs less is the same price. */
function ratio<T>(
  all: readonly T[],
  cost: (each: T) => number,
  hours: (each: T) => number | undefined,
  unit = 1,
): number | undefined {
  const sum = all.reduce((total, each) => total + (hours(each) ?? 0), 0);
  if (sum <= 0) {
    return undefined;
  }
  const costs = all.reduce((total, each) => total + cost(each), 0);
  return Number(((costs / sum) * unit * HOURS_PER_MONTH).toPrecision(4));
}
