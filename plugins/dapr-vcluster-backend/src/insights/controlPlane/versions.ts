import { minorOf } from 'backstage-plugin-dapr-vcluster-common';
import semver from 'semver';

/** What comes before a release; other additions are of a vendor. */
const PRE_RELEASES = ['alpha', 'beta', 'rc'];

function isOfVendor({ prerelease: [first], build }: semver.SemVer): boolean {
  return first === undefined
    ? build.length > 0
    : !PRE_RELEASES.some(each => String(first).startsWith(each));
}

/**
 * Whether two texts mean one version: `v1.18.3` and `1.18.3`, not `1.18.0-rc.1` and `1.18.0`. Undefined where that cannot be
 * told: one is of a release line without its patch, is no version, such as `edge`, or is a
 * build of a vendor, such as `1.18.3-msft.1`, and the other names none.
 */
export function isSameVersion(one: string, other: string): boolean | undefined {
  if (one === other) {
    return true;
  }
  const [a, b] = [one, other].map(text => semver.parse(text));
  if (a && b) {
    const isOtherRelease = a.compareMain(b) !== 0;
    const isBuild = [a, b].filter(isOfVendor).length === 1;
    return isBuild && !isOtherRelease
      ? undefined
      : a.compareBuild(b) === 0 && a.compare(b) === 0;
  }
  const [lineA, lineB] = [one, other].map(text => minorOf(text)?.join('.'));
  return lineA && lineB && lineA !== lineB ? false : undefined;
}
