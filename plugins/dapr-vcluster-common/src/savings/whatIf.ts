import type { Basis, Comparison } from '../contract/savings';
import { Allocation, ALLOCATIONS } from './allocate';
import { compare } from './compare';
import { daprFootprint } from './daprFootprint';
import {
  overheadFootprints,
  sidecarFootprint,
  vclusterFootprint,
} from './footprints';
import { furtherPack } from './furtherPacks';
import { isCurrency } from './money';
import { DEFAULT_PRICES, Prices } from './prices';
import { byDefault, configured, Sourced } from './sourced';

/**
 * A scenario that a reader makes up: nothing of it has to exist.
 *
 * @public
 */
export type WhatIf = {
  basis: Basis;
  tenants: number;
  /** What the figures are of: all tenants together, or one of them. */
  of: 'all' | 'one';
  /** How what tenants share is divided; only matters for one of them. */
  allocation: Allocation;
  /** Sidecars or requests of that one, times those of each other; 1: the same. */
  weight: number;
  /** ISO 4217 */
  currency: string;
  /** Per month: one core, one GiB of memory, one GiB of storage, the control plane of one real cluster. */
  cpu: number;
  memory: number;
  storage: number;
  controlPlane: number;
  /** Per month: what else one more real cluster costs. */
  extras: number;
  /** By how many percent the shared Dapr grows with each tenant after the first. */
  growth: number;
  /** The Dapr of each tenant (S1, S2) is an HA one. */
  dedicatedHa: boolean;
  /** The shared Dapr (S0, S3) is an HA one. */
  sharedHa: boolean;
  /** Placement runs in Dapr's scheduler, which Dapr 1.19 offers. */
  placementInScheduler: boolean;
  /** Replicas of each vcluster's control plane. */
  replicas: number;
  /** Further shared operators. */
  certManager: boolean;
  knative: boolean;
};

const DAPR = '1.18.3';
/** The first that can run placement in the scheduler. */
const DAPR_PLACEMENT_IN_SCHEDULER = '1.19.0';
const VCLUSTER = '0.37.2';

const valueOf = (price: Sourced<number>) =>
  price.state === 'known' ? Math.round(price.value * 1e4) / 1e4 : 0;

/**
 * What a calculation begins with.
 *
 * @public
 */
export const DEFAULT_WHAT_IF: WhatIf = {
  basis: 'requested',
  tenants: 10,
  of: 'all',
  allocation: 'evenly',
  weight: 1,
  currency: DEFAULT_PRICES.currency,
  cpu: valueOf(DEFAULT_PRICES.cpu),
  memory: valueOf(DEFAULT_PRICES.memory),
  storage: valueOf(DEFAULT_PRICES.storage),
  controlPlane: valueOf(DEFAULT_PRICES.controlPlane),
  extras: 0,
  growth: 0,
  dedicatedHa: false,
  sharedHa: false,
  placementInScheduler: false,
  replicas: 1,
  certManager: false,
  knative: false,
};

/**
 * Numbers of a scenario.
 *
 * @public
 */
export type WhatIfNumber =
  | 'tenants'
  | 'cpu'
  | 'memory'
  | 'storage'
  | 'controlPlane'
  | 'extras'
  | 'growth'
  | 'weight'
  | 'replicas';

/** Bounds of each number; `whole`: no fractions. */
const NUMBERS: Record<
  WhatIfNumber,
  { least: number; most: number; whole?: true }
> = {
  tenants: { least: 1, most: 10_000, whole: true },
  cpu: { least: 0, most: 1e6 },
  memory: { least: 0, most: 1e6 },
  storage: { least: 0, most: 1e6 },
  controlPlane: { least: 0, most: 1e6 },
  extras: { least: 0, most: 1e6 },
  growth: { least: 0, most: 100 },
  weight: { least: 0, most: 1_000 },
  replicas: { least: 1, most: 9, whole: true },
};

const FLAGS = [
  'dedicatedHa',
  'sharedHa',
  'placementInScheduler',
  'certManager',
  'knative',
] as const;

/**
 * Why a number cannot be used; undefined when it can.
 *
 * @public
 */
export function whatIfProblem(
  key: WhatIfNumber,
  value: number,
): string | undefined {
  const { least, most, whole } = NUMBERS[key];
  const isWhole = !whole || Number.isInteger(value);
  return value >= least && value <= most && isWhole
    ? undefined
    : `Give a ${whole ? 'whole number' : 'number'} from ${least} to ${most}.`;
}

/**
 * The scenario in a link; what is not in it, or cannot be used, is as by default.
 *
 * @public
 */
export function readWhatIf(get: (key: string) => string | null): WhatIf {
  const found: WhatIf = { ...DEFAULT_WHAT_IF };
  for (const key of Object.keys(NUMBERS) as WhatIfNumber[]) {
    const text = get(key);
    const value = Number(text);
    if (text && whatIfProblem(key, value) === undefined) {
      found[key] = value;
    }
  }
  for (const key of FLAGS) {
    found[key] = get(key) === 'true';
  }
  const currency = get('currency');
  if (currency && isCurrency(currency)) {
    found.currency = currency;
  }
  if (get('basis') === 'used') {
    found.basis = 'used';
  }
  if (get('of') === 'one') {
    found.of = 'one';
  }
  found.allocation =
    ALLOCATIONS.find(each => each === get('allocation')) ?? found.allocation;
  return found;
}

/**
 * The parameters of a link to a scenario; those that are as by default are undefined.
 *
 * @public
 */
export function writeWhatIf(
  whatIf: WhatIf,
): Record<keyof WhatIf, string | undefined> {
  const keys = Object.keys(DEFAULT_WHAT_IF) as (keyof WhatIf)[];
  return Object.fromEntries(
    keys.map(key => [
      key,
      whatIf[key] === DEFAULT_WHAT_IF[key] ? undefined : String(whatIf[key]),
    ]),
  ) as Record<keyof WhatIf, string | undefined>;
}

/**
 * What a scenario costs in the four ways to serve tenants.
 *
 * @public
 */
export function compareWhatIf(whatIf: WhatIf): Comparison {
  return whatIf.basis === 'requested'
    ? compareOn('requested', whatIf)
    : compareOn('used', whatIf);
}

function compareOn<B extends Basis>(basis: B, whatIf: WhatIf): Comparison<B> {
  const { tenants, replicas, of } = whatIf;
  const { dedicatedHa, sharedHa, placementInScheduler } = whatIf;
  const version = placementInScheduler ? DAPR_PLACEMENT_IN_SCHEDULER : DAPR;
  const variant = { version, placementInScheduler };
  return compare({
    basis,
    prices: pricesOf(whatIf),
    vclusters: [
      {
        count: of === 'all' ? tenants : 1,
        state: 'running',
        footprint: vclusterFootprint(basis, { version: VCLUSTER, replicas }),
      },
    ],
    packs: [
      {
        name: 'Dapr',
        dedicated: daprFootprint(basis, { ...variant, ha: dedicatedHa }),
        shared: {
          ...daprFootprint(basis, { ...variant, ha: sharedHa }),
          name: `Shared Dapr ${version}${sharedHa ? ' HA' : ''}`,
        },
        growthPerTenant: whatIf.growth / 100,
      },
      ...(whatIf.certManager ? [furtherPack(basis, 'cert-manager')] : []),
      ...(whatIf.knative ? [furtherPack(basis, 'Knative Serving')] : []),
    ],
    overhead: overheadFootprints(basis),
    sidecars: {
      count: byDefault(
        of === 'all' ? tenants : 1,
        'An assumption: one for each tenant',
      ),
      each: sidecarFootprint(basis),
    },
    share: shareOf(whatIf),
    tenantsOfHost: tenants,
  });
}

/**
 * The part of what tenants share that the figures of a scenario contain: 1 for all tenants, else what one of them bears.
 *
 * @public
 */
export function shareOf({ of, tenants, allocation, weight }: WhatIf): number {
  if (of === 'all') {
    return 1;
  }
  const own = allocation === 'evenly' ? 1 : weight;
  const all = own + tenants - 1;
  return all > 0 ? own / all : 1;
}

function pricesOf(whatIf: WhatIf): Prices {
  const { currency } = whatIf;
  const price = (
    key: 'cpu' | 'memory' | 'storage' | 'controlPlane',
  ): Sourced<number> => {
    if (whatIf[key] !== DEFAULT_WHAT_IF[key]) {
      return configured(whatIf[key], 'Given in this calculation');
    }
    const listed = DEFAULT_PRICES[key];
    // Another currency makes no other number, and nobody has given this one.
    return currency === DEFAULT_PRICES.currency || listed.state === 'unknown'
      ? listed
      : {
          ...listed,
          detail: `${listed.detail}; in ${DEFAULT_PRICES.currency}, not converted to ${currency}`,
        };
  };
  return {
    ...DEFAULT_PRICES,
    currency: whatIf.currency,
    cpu: price('cpu'),
    memory: price('memory'),
    storage: price('storage'),
    controlPlane: price('controlPlane'),
    clusterExtras:
      whatIf.extras === DEFAULT_WHAT_IF.extras
        ? DEFAULT_PRICES.clusterExtras
        : configured(whatIf.extras, 'Given in this calculation'),
  };
}
