import type { Basis, Comparison } from '../contract/savings';
import { costTerms, ModelInputs, sumTerms } from './scenarios';

/**
 * Smallest number of tenants from which on S3 costs less than S1, all tenants being like the first of the inputs. S1 - S3 is a
 * straight line over the number of tenants, so two points of it say where it becomes positive.
 *
 * @public
 */
export function breakEven<B extends Basis>(
  inputs: ModelInputs<B>,
): Comparison['breakEven'] {
  const [first] = inputs.vclusters;
  if (!first) {
    return {
      state: 'unknown',
      reason: 'There is no vcluster to compute with.',
    };
  }
  const saved = (count: number) => {
    const these = {
      ...inputs,
      share: 1,
      tenantsOfHost: undefined,
      vclusters: [{ ...first, state: 'running' as const, count }],
    };
    return sumTerms(
      'Saved',
      'S1 - S3',
      costTerms(these),
      ({ s1, s3 }) => s1 - s3,
      these,
    ).perMonth;
  };
  const one = saved(1);
  const two = saved(2);
  if (one.state === 'unknown' || two.state === 'unknown') {
    return one.state === 'unknown'
      ? one
      : { state: 'unknown', reason: 'A figure for two tenants is unknown.' };
  }
  const atOne = one.value.amount;
  const slope = two.value.amount - atOne;
  if (atOne > 0) {
    return { state: 'at', tenants: 1 };
  }
  return slope > 0
    ? { state: 'at', tenants: Math.floor(1 - atOne / slope) + 1 }
    : { state: 'never' };
}
