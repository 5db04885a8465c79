import semver from 'semver';

/** Whether two texts mean one version: `v1.18.3` and `1.18.3`; texts that are no versions must be equal. */
export function isSameVersion(one: string, other: string): boolean {
  const [a, b] = [semver.coerce(one), semver.coerce(other)];
  return a && b ? semver.eq(a, b) : one === other;
}
