/**
 * How the cost of what tenants share is divided among them.
 *
 * @public
 */
export type Allocation = 'evenly' | 'by-sidecars' | 'by-requests';

/**
 * All allocations.
 *
 * @public
 */
export const ALLOCATIONS: readonly Allocation[] = [
  'evenly',
  'by-sidecars',
  'by-requests',
];

/**
 * What a tenant is weighed by; a number is undefined while it is unknown.
 *
 * @public
 */
export type TenantWeight = {
  sidecars: number | undefined;
  /** Requests of its pods in money per month, which makes CPU and memory comparable. */
  requests: number | undefined;
};

/**
 * The part of each tenant, in the same order; the parts add up to 1. Where a number is unknown, or all are zero, all tenants
 * bear the same: `fallback` says so.
 *
 * @public
 */
export function shares(
  allocation: Allocation,
  tenants: readonly TenantWeight[],
): { shares: number[]; fallback?: string } {
  const same = tenants.map(() => 1 / tenants.length);
  if (allocation === 'evenly') {
    return { shares: same };
  }
  const key = allocation === 'by-sidecars' ? 'sidecars' : 'requests';
  const weights = tenants.map(tenant => tenant[key]);
  const unknown = weights.filter(weight => weight === undefined).length;
  if (unknown > 0) {
    return {
      shares: same,
      fallback: `The ${key} of ${unknown} of ${tenants.length} tenants are unknown: divided evenly.`,
    };
  }
  // Of the largest, so that no sum is larger than any number.
  const most = weights.reduce<number>((a, weight) => Math.max(a, weight!), 0);
  const parts = weights.map(weight => weight! / most);
  const total = parts.reduce((sum, part) => sum + part, 0);
  return most > 0
    ? { shares: parts.map(part => part / total) }
    : { shares: same, fallback: `No tenant has ${key}: divided evenly.` };
}
