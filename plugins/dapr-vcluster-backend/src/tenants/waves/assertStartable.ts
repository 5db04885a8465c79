import { conflict, notAllowed } from '../../platform/errors';
import { isDenied, isOfRequest, Planned } from './WavePlanner';

const MOST_REASONS = 3;

/**
 * Refuses a wave of which nothing could be upgraded. A dry run shows what is in the way of each tenant, unless it is the
 * request itself.
 *
 * @throws InputError for a version that none of the tenants can have, NotAllowedError when the caller may change none of
 *   them, ConflictError when all are in a state that does not let them be upgraded
 */
export function assertStartable(
  planned: readonly Planned[],
  { dryRun }: { dryRun: boolean },
): void {
  const allowed = planned.filter(each => !isDenied(each));
  if (allowed.length === 0) {
    throw planned[0]?.error ?? notAllowed('no tenant may be upgraded');
  }
  if (allowed.every(isOfRequest)) {
    throw allowed[0].error;
  }
  if (dryRun || allowed.some(({ state }) => state !== 'skipped')) {
    return;
  }
  const reasons = allowed
    .slice(0, MOST_REASONS)
    .map(({ id, reason }) => `${id}: ${reason}`);
  throw conflict(`no tenant can be upgraded now (${reasons.join('; ')})`, {
    field: 'tenants',
    fix: 'Look at a dry run, which names what is in the way of each of them.',
  });
}
