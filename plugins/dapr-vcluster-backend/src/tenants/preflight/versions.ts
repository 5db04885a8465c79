import semver from 'semver';
import { minorOf, supportOf } from 'backstage-plugin-dapr-vcluster-common';

/** First version in which one tenant's sidecars cannot ask for another's Dapr Components and actors. */
export const SEPARATING_VERSION = '1.14.0';

/** How usable a version of Dapr is for several tenants on a day; undefined when it is no version, or of no known line. */
export function daprVersionState(
  text: string,
  now: Date,
): 'leaky' | 'unsupported' | 'supported' | undefined {
  // Tags of branches and commits have numbers too.
  const version = minorOf(text) && semver.coerce(text);
  if (!version || semver.lt(version, '0.1.0')) {
    return undefined;
  }
  if (semver.lt(version, SEPARATING_VERSION)) {
    return 'leaky';
  }
  const { state } = supportOf('dapr', text, now);
  if (state === 'unknown') {
    return undefined;
  }
  return state === 'end-of-life' ? 'unsupported' : 'supported';
}
