import data from './releaseLines.data.json';

/**
 * A project whose release lines the portal knows.
 *
 * @public
 */
export type ReleasedProduct = 'kubernetes' | 'dapr' | 'vcluster' | 'backstage';

/**
 * One minor version of a project. Days are `2026-11-29`; null is not known.
 *
 * @public
 */
export type ReleaseLine = {
  /** `1.37` */
  line: string;
  firstRelease: string;
  /** From this day on there are security fixes only. */
  securityOnly: string | null;
  endOfLife: string | null;
  /** Where the days come from. */
  source: string;
  /** The day on which somebody read the source. */
  checkedOn: string;
  /** Of vcluster: the Kubernetes that a vcluster of this line runs unless its values say otherwise. */
  defaultKubernetes?: string;
};

/**
 * Release lines of a project, oldest first. Every version older than the first one is past its end of life.
 *
 * - `endOfLifeIsSupported`: whether the day called end of life still counts. Kubernetes names the last day with
 *   fixes, vcluster the first one without.
 * - `newestSupported`: the number of newest lines that get fixes, where the project has such a rule instead of days.
 *   Dapr: the current minor version and the two before (docs.dapr.io/operations/support/support-release-policy). Backstage:
 *   the newest release; fixes in older ones are not promised (backstage.io/docs/overview/versioning-policy).
 */
export type ProductLines = {
  endOfLifeIsSupported: boolean;
  newestSupported?: number;
  lines: ReleaseLine[];
};

/**
 * What vcluster says about the Kubernetes of a host and that of a vcluster on it, by their minor versions.
 *
 * - `listed`: the versions in vcluster's table. Two equal ones are tested, two different ones expected to work.
 * - `knownIssue`: pairs whose pods stay not ready in the vcluster (github.com/loft-sh/vcluster/issues/3578).
 */
export type KubernetesSkewFacts = {
  listed: { from: string; to: string };
  knownIssue: { vclusterUpTo: string; hostFrom: string; source: string };
  source: string;
  checkedOn: string;
};

/** All days, and what "supported" means, are in this file; a test fails when it was not checked for 90 days. */
export const RELEASE_LINES: Readonly<Record<ReleasedProduct, ProductLines>> =
  data.products;

export const KUBERNETES_SKEW: KubernetesSkewFacts = data.kubernetesSkew;
