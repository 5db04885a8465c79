import { KUBERNETES_SKEW, RELEASE_LINES } from './data';
import { minorOf } from './minorOf';

/**
 * What is known of a host's and a vcluster's Kubernetes together.
 *
 * - `tested`: vcluster tests this pair; `compatible`: it is expected to work, untested.
 * - `known-issue`: pods stay not ready in the vcluster although they run on the host.
 * - `not-listed`: vcluster's table does not have the pair.
 * - `unknown`: a version is not known.
 *
 * @public
 */
export type KubernetesSkew = {
  state: 'tested' | 'compatible' | 'known-issue' | 'not-listed' | 'unknown';
  /** Where it says so. */
  source: string;
  /** The day on which the source was read. */
  asOf: string;
  /** The oldest and the newest minor version in the table, e.g. `1.34` and `1.36`. */
  listed: { from: string; to: string };
};

const isAtLeast = (
  [major, minor]: [number, number],
  [otherMajor, otherMinor]: [number, number],
) => major > otherMajor || (major === otherMajor && minor >= otherMinor);

const { listed, knownIssue, source, checkedOn } = KUBERNETES_SKEW;

function stateOf(
  host: [number, number] | undefined,
  vcluster: [number, number] | undefined,
): KubernetesSkew['state'] {
  if (!host || !vcluster) {
    return 'unknown';
  }
  if (
    isAtLeast(host, minorOf(knownIssue.hostFrom)!) &&
    isAtLeast(minorOf(knownIssue.vclusterUpTo)!, vcluster)
  ) {
    return 'known-issue';
  }
  const isListed = (version: [number, number]) =>
    isAtLeast(version, minorOf(listed.from)!) &&
    isAtLeast(minorOf(listed.to)!, version);
  if (!isListed(host) || !isListed(vcluster)) {
    return 'not-listed';
  }
  return isAtLeast(host, vcluster) && isAtLeast(vcluster, host)
    ? 'tested'
    : 'compatible';
}

/**
 * Whether a host's Kubernetes carries a vcluster's, by vcluster's own table and its known issues. Versions are texts as
 * API servers give them, such as `v1.36.3`.
 *
 * @public
 */
export function kubernetesSkew(
  host: string | undefined,
  vcluster: string | undefined,
): KubernetesSkew {
  const state = stateOf(
    host === undefined ? undefined : minorOf(host),
    vcluster === undefined ? undefined : minorOf(vcluster),
  );
  return {
    state,
    source: state === 'known-issue' ? knownIssue.source : source,
    asOf: checkedOn,
    listed,
  };
}

/**
 * The Kubernetes version that a vcluster of a chart version runs unless its values say otherwise, as `1.36`; undefined for
 * a line that is not known.
 *
 * @public
 */
export function defaultKubernetesOf(chartVersion: string): string | undefined {
  const minor = minorOf(chartVersion)?.join('.');
  return RELEASE_LINES.vcluster.lines.find(({ line }) => line === minor)
    ?.defaultKubernetes;
}
