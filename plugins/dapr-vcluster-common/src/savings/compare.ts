import type { Basis, Comparison } from '../contract/savings';
import { breakEven } from './breakEven';
import { costOf } from './cost';
import { combine } from './figures';
import {
  costTerms,
  growth,
  ModelInputs,
  Scenario,
  sumTerms,
  tenantCount,
} from './scenarios';

const SCENARIOS: Readonly<Record<Scenario, [name: string, formula: string]>> = {
  s0: ['Namespaces', 'cluster + Σ shared packs × growth'],
  s1: ['Separate clusters', 'N × (cluster + Σ packs)'],
  s2: [
    'vclusters, each with its own Dapr',
    'cluster + N × (vcluster + Σ packs)',
  ],
  s3: [
    'vclusters that share Dapr',
    'cluster + N × vcluster + Σ shared packs × growth + syncer and portal',
  ],
};

/**
 * Costs per month of the four ways to serve tenants and what one saves over another. A difference only needs what the two do
 * not have in common: what sharing saves is known also where the fee of a cluster is not.
 *
 * @throws RangeError when prices are of different currencies.
 * @public
 */
export function compare<B extends Basis>(
  inputs: ModelInputs<B>,
): Comparison<B> {
  const terms = costTerms(inputs);
  const cost = (scenario: Scenario) => {
    const [name, formula] = SCENARIOS[scenario];
    return sumTerms(name, formula, terms, times => times[scenario], inputs);
  };
  const difference = (name: string, more: Scenario, less: Scenario) =>
    sumTerms(
      name,
      `${more.toUpperCase()} - ${less.toUpperCase()}`,
      terms,
      times => times[more] - times[less],
      inputs,
    );
  const tenants = inputs.tenantsOfHost ?? tenantCount(inputs);
  return {
    basis: inputs.basis,
    tenants,
    s0: cost('s0'),
    s1: cost('s1'),
    s2: cost('s2'),
    s3: cost('s3'),
    savedByVclusters: difference('Saved by vclusters', 's1', 's2'),
    savedBySharing: difference('Saved by sharing', 's2', 's3'),
    saved: difference('Saved', 's1', 's3'),
    isolation: difference('Price of isolation', 's3', 's0'),
    paidInEvery: sidecars(inputs),
    breakEven: breakEven(inputs),
    pods: pods(inputs),
  };
}

function sidecars<B extends Basis>({
  basis,
  prices,
  sidecars: { count, each },
}: ModelInputs<B>) {
  const known = count.state === 'known';
  const figure = combine(
    'Sidecars',
    'sidecars × cost of one; the same in every scenario',
    [{ times: known ? count.value : 1, cost: costOf(each, prices) }],
    { basis, currency: prices.currency },
  );
  return known
    ? figure
    : {
        ...figure,
        perMonth: { state: 'unknown' as const, reason: count.reason },
      };
}

function pods<B extends Basis>(inputs: ModelInputs<B>): Comparison['pods'] {
  const running = inputs.vclusters
    .filter(({ state }) => state === 'running')
    .reduce((sum, { count }) => sum + count, 0);
  const tenants = inputs.tenantsOfHost ?? tenantCount(inputs);
  return {
    s2: inputs.packs.reduce(
      (sum, { dedicated }) => sum + running * dedicated.pods,
      0,
    ),
    s3: inputs.packs.reduce(
      (sum, pack) =>
        sum +
        (pack.growthPerTenant > 0
          ? Math.ceil(pack.shared.pods * growth(pack, tenants))
          : pack.shared.pods),
      0,
    ),
  };
}
