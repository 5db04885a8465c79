import { Config } from '@backstage/config';

const KEY = 'daprVcluster.upgrades.timeoutMinutes';
const DEFAULT_MINUTES = 10;
/** A control plane that takes longer than a working day is none. */
const MOST_MINUTES = 8 * 60;

/**
 * Reads `daprVcluster.upgrades.timeoutMinutes`: how long a tenant may take to become healthy before it is rolled back. In
 * milliseconds.
 *
 * @throws Error naming the key, its value and the fix.
 */
export function readUpgradeTimeout(root: Config): number {
  const minutes = root.getOptionalNumber(KEY) ?? DEFAULT_MINUTES;
  if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
    throw new Error(
      `${KEY} is ${minutes}. Give a number of minutes, at most ${MOST_MINUTES}.`,
    );
  }
  return minutes * 60_000;
}
