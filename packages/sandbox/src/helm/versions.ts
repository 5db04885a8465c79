import semver from 'semver';

/** What differs between the versions of the vcluster chart, as far as the sandbox renders it. */
export type ChartVersion = {
  version: string;
  /** The middle number: 25 of 0.25.2. */
  minor: number;
  /** Where the syncer reads its configuration. */
  configPath: string;
  kubernetesImage: string;
  /** Ephemeral storage request, memory limit and ephemeral storage limit of the syncer. */
  resources: { ephemeral: string; memoryLimit: string; ephemeralLimit: string };
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
];

/** Kubernetes image per minor; seen for 0.25 and 0.36, the others are the ones current then. */
const KUBERNETES: Array<[fromMinor: number, version: string]> = [
  [36, 'v1.36.0'],
  [32, 'v1.35.0'],
  [29, 'v1.34.0'],
  [26, 'v1.33.4'],
  [23, 'v1.32.8'],
  [20, 'v1.31.1'],
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
  return known ? describe(version, minor) : undefined;
}

function describe(version: string, minor: number): ChartVersion {
  const kubernetes = KUBERNETES.find(([from]) => minor >= from);
  return {
    version,
    minor,
    configPath: minor >= 26 ? '/var/lib/vcluster' : '/var/vcluster',
    kubernetesImage: `ghcr.io/loft-sh/kubernetes:${kubernetes?.[1]}`,
    resources: {
      ephemeral: minor >= 28 ? '1Gi' : '400Mi',
      memoryLimit: minor >= 30 ? '4Gi' : '2Gi',
      ephemeralLimit: minor >= 30 ? '10Gi' : '8Gi',
    },
  };
}
