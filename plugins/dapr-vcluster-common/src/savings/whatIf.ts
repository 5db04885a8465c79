import type { Basis, Comparison } from '../contract/savings';
import { compare } from './compare';
import { daprFootprint } from './daprFootprint';
import type { Pack } from './footprint';
import {
  overheadFootprints,
  sidecarFootprint,
  vclusterFootprint,
} from './footprints';
import { isCurrency } from './money';
import { DEFAULT_PRICES, Prices } from './prices';
import { byDefault, configured, Sourced } from './sourced';
import { mebibytes, millicores } from './units';

/**
 * A scenario that a reader makes up: nothing of it has to exist.
 *
 * @public
 */
export type WhatIf = {
  basis: Basis;
  tenants: number;
  /** ISO 4217 */
  currency: string;
  /** Per month: one core, one GiB of memory, one GiB of storage, the control plane of one real cluster. */
  cpu: number;
  memory: number;
  storage: number;
  controlPlane: number;
  /** The Dapr of each tenant (S1, S2) is an HA one. */
  dedicatedHa: boolean;
  /** The shared Dapr (S0, S3) is an HA one. */
  sharedHa: boolean;
  /** Replicas of each vcluster's control plane. */
  replicas: number;
  /** Further shared operators. */
  certManager: boolean;
  knative: boolean;
};

const DAPR = '1.18.3';
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
  currency: DEFAULT_PRICES.currency,
  cpu: valueOf(DEFAULT_PRICES.cpu),
  memory: valueOf(DEFAULT_PRICES.memory),
  storage: valueOf(DEFAULT_PRICES.storage),
  controlPlane: valueOf(DEFAULT_PRICES.controlPlane),
  dedicatedHa: false,
  sharedHa: false,
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
  replicas: { least: 1, most: 9, whole: true },
};

const FLAGS = ['dedicatedHa', 'sharedHa', 'certManager', 'knative'] as const;

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
  const { tenants, replicas, dedicatedHa, sharedHa } = whatIf;
  return compare({
    basis,
    prices: pricesOf(whatIf),
    vclusters: [
      {
        count: tenants,
        state: 'running',
        footprint: vclusterFootprint(basis, { version: VCLUSTER, replicas }),
      },
    ],
    packs: [
      {
        name: 'Dapr',
        dedicated: daprFootprint(basis, { version: DAPR, ha: dedicatedHa }),
        shared: {
          ...daprFootprint(basis, { version: DAPR, ha: sharedHa }),
          name: `Shared Dapr ${DAPR}${sharedHa ? ' HA' : ''}`,
        },
        growthPerTenant: 0,
      },
      ...(whatIf.certManager ? [furtherPack(basis, 'cert-manager')] : []),
      ...(whatIf.knative ? [furtherPack(basis, 'Knative Serving')] : []),
    ],
    overhead: overheadFootprints(basis),
    sidecars: {
      count: byDefault(tenants, 'One for each tenant'),
      each: sidecarFootprint(basis),
    },
    share: 1,
  });
}

function pricesOf(whatIf: WhatIf): Prices {
  const price = (key: 'cpu' | 'memory' | 'storage' | 'controlPlane') =>
    whatIf.currency === DEFAULT_WHAT_IF.currency &&
    whatIf[key] === DEFAULT_WHAT_IF[key]
      ? DEFAULT_PRICES[key]
      : configured(whatIf[key], 'Given in this calculation');
  return {
    ...DEFAULT_PRICES,
    currency: whatIf.currency,
    cpu: price('cpu'),
    memory: price('memory'),
    storage: price('storage'),
    controlPlane: price('controlPlane'),
  };
}

/** Requests: Knative's own manifests, and what a tuned cert-manager was seen to request. Their use has not been published. */
const FURTHER = {
  'cert-manager': {
    cpu: 45,
    memory: 394,
    pods: 3,
    detail: 'One tuned installation; the chart sets no requests',
  },
  'Knative Serving': {
    cpu: 600,
    memory: 360,
    pods: 4,
    detail: "Knative's manifests: activator, autoscaler, controller, webhook",
  },
} as const;

function furtherPack<B extends Basis>(
  basis: B,
  name: keyof typeof FURTHER,
): Pack<B> {
  const { cpu, memory, pods, detail } = FURTHER[name];
  const missing = {
    state: 'unknown' as const,
    reason: `What ${name} uses has not been published.`,
  };
  const footprint = {
    basis,
    name,
    pods,
    cpu: basis === 'requested' ? byDefault(millicores(cpu), detail) : missing,
    memory:
      basis === 'requested' ? byDefault(mebibytes(memory), detail) : missing,
    volumes: [],
  };
  return {
    name,
    dedicated: footprint,
    shared: { ...footprint, name: `Shared ${name}` },
    growthPerTenant: 0,
  };
}
