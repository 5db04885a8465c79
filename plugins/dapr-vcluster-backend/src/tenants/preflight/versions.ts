import semver from 'semver';

/** First version in which one tenant's sidecars cannot ask for another's Dapr Components and actors. */
export const SEPARATING_VERSION = '1.14.0';

/** Oldest line of Dapr that gets fixes: the project supports the last three minor versions. */
export const OLDEST_SUPPORTED_VERSION = '1.16.0';

/** How usable a version of Dapr is for several tenants; undefined when the text is no version. */
export function daprVersionState(
  text: string,
): 'leaky' | 'unsupported' | 'supported' | undefined {
  const version = semver.coerce(text);
  if (!version) {
    return undefined;
  }
  if (semver.lt(version, SEPARATING_VERSION)) {
    return 'leaky';
  }
  return semver.lt(version, OLDEST_SUPPORTED_VERSION)
    ? 'unsupported'
    : 'supported';
}
