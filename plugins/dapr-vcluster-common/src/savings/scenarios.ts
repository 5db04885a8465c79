import type { Basis, Cost, Figure } from '../contract/savings';
import { clusterCost, costOf } from './cost';
import { combine } from './figures';
import { Footprint, Pack } from './footprint';
import { Prices } from './prices';
import { Sourced } from './sourced';

/**
 * The four ways to serve tenants. S0: namespaces of one cluster. S1: a cluster for each tenant. S2: vclusters, each with its
 * own Dapr. S3: vclusters that share one Dapr.
 *
 * @public
 */
export type Scenario = 's0' | 's1' | 's2' | 's3';

/**
 * Tenants whose vclusters take up the same.
 *
 * @public
 */
export type VclusterGroup<B extends Basis> = {
  count: number;
  /** A stopped vcluster keeps only its volumes, and so does the pack that it would have for itself. */
  state: 'running' | 'stopped';
  footprint: Footprint<B>;
};

/**
 * What the model computes from; all of one basis.
 *
 * @public
 */
export type ModelInputs<B extends Basis> = {
  basis: B;
  prices: Prices;
  vclusters: ReadonlyArray<VclusterGroup<B>>;
  packs: ReadonlyArray<Pack<B>>;
  /** What sharing takes itself: the Component syncer, the portal. Counted in S3 only. */
  overhead: ReadonlyArray<Footprint<B>>;
  sidecars: { count: Sourced<number>; each: Footprint<B> };
  /** Part of the shared planes and of the host that these tenants bear, 1 for all tenants of a host. */
  share: number;
  /** Tenants of the host; default: those of `vclusters`. */
  tenantsOfHost?: number;
};

/**
 * One kind of cost, with how often each scenario has it.
 *
 * @public
 */
export type CostTerm<B extends Basis> = {
  cost: Cost<B>;
  times: Readonly<Record<Scenario, number>>;
};

/**
 * Number of tenants the inputs are about.
 *
 * @public
 */
export function tenantCount<B extends Basis>({
  vclusters,
}: ModelInputs<B>): number {
  return vclusters.reduce((sum, { count }) => sum + count, 0);
}

/**
 * All costs that differ between scenarios; sidecars are the same in each, so they are not among them.
 *
 * @public
 */
export function costTerms<B extends Basis>(
  inputs: ModelInputs<B>,
): CostTerm<B>[] {
  const { basis, prices, vclusters, packs, overhead, share } = inputs;
  const tenants = tenantCount(inputs);
  const ofHost = inputs.tenantsOfHost ?? tenants;
  return [
    {
      cost: clusterCost(basis, prices),
      times: { s0: share, s1: tenants, s2: share, s3: share },
    },
    ...vclusters.map(({ count, state, footprint }) => ({
      cost: costOf(footprint, prices, state),
      times: { s0: 0, s1: 0, s2: count, s3: count },
    })),
    ...packs.flatMap(pack => [
      ...byState(vclusters).map(([state, count]) => ({
        cost: costOf(pack.dedicated, prices, state),
        times: { s0: 0, s1: count, s2: count, s3: 0 },
      })),
      {
        cost: costOf(pack.shared, prices),
        times: shared(share * growth(pack, ofHost)),
      },
    ]),
    ...overhead.map(footprint => ({
      cost: costOf(footprint, prices),
      times: { s0: 0, s1: 0, s2: 0, s3: share },
    })),
  ];
}

/**
 * How much of a shared plane a number of tenants needs; 1 up to one tenant.
 *
 * @public
 */
export function growth<B extends Basis>(
  { growthPerTenant }: Pack<B>,
  tenants: number,
): number {
  return 1 + growthPerTenant * Math.max(0, tenants - 1);
}

/** A sum over the terms, each with the factor given. */
export function sumTerms<B extends Basis>(
  name: string,
  formula: string,
  terms: readonly CostTerm<B>[],
  factor: (times: CostTerm<B>['times']) => number,
  { basis, prices: { currency } }: ModelInputs<B>,
): Figure<B> {
  return combine(
    name,
    formula,
    terms.map(({ cost, times }) => ({ cost, times: factor(times) })),
    { basis, currency },
  );
}

function byState(
  vclusters: ReadonlyArray<VclusterGroup<Basis>>,
): Array<['running' | 'stopped', number]> {
  const counts = { running: 0, stopped: 0 };
  for (const { state, count } of vclusters) {
    counts[state] += count;
  }
  return (['running', 'stopped'] as const)
    .filter(state => counts[state] > 0)
    .map(state => [state, counts[state]]);
}

function shared(times: number) {
  return { s0: times, s1: 0, s2: 0, s3: times };
}
