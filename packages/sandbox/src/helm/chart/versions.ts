import semver from 'semver';

/** A version of the vcluster chart. */
export type ChartVersion = {
  version: string;
  /** The middle number: 25 of 0.25.2. */
  minor: number;
};

const FIRST_MINOR = 20;
const LAST_MINOR = 37;

/** Newest release of each minor, against which a version range is resolved. */
const NEWEST = [
  ...Array.from({ length: 18 }, (_, index) => `0.${FIRST_MINOR + index}.0`),
  '0.25.2',
  '0.26.5',
  '0.27.3',
  '0.34.7',
  '0.35.3',
  '0.36.1',
  '0.37.2',
];

/**
 * Finds the chart version that a HelmRelease asks for.
 *
 * @param wanted - an exact version, a range such as `0.36.x`, or nothing for the newest
 * @returns undefined when the repository holds no such version
 */
export function chartVersion(wanted?: string): ChartVersion | undefined {
  const exact = semver.valid(wanted);
  const version = exact ?? semver.maxSatisfying(NEWEST, wanted ?? '*');
  if (!version) {
    return undefined;
  }
  const minor = semver.minor(version);
  const known =
    semver.major(version) === 0 && minor >= FIRST_MINOR && minor <= LAST_MINOR;
  return known ? { version, minor } : undefined;
}
