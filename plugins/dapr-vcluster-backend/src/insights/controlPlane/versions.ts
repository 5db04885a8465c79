import semver from 'semver';
import { Support } from 'backstage-plugin-dapr-vcluster-common';

/**
 * Last day of each minor version of Kubernetes; every version before these is past its own.
 * Source: "End Of Life Date" on kubernetes.io/releases/<minor version>/ (1.33 to 1.37, as published in September 2026), and
 * for those that have ended `data/releases/eol.yaml` of github.com/kubernetes/website. 1.30 was to end on 2025-06-28 and got
 * its last patch, and its end, on 2025-07-15.
 */
const END_OF_LIFE: Readonly<Record<string, string>> = {
  '1.29': '2025-02-28',
  '1.30': '2025-07-15',
  '1.31': '2025-11-11',
  '1.32': '2026-02-28',
  '1.33': '2026-06-28',
  '1.34': '2026-10-27',
  '1.35': '2027-02-28',
  '1.36': '2027-06-28',
  '1.37': '2027-10-28',
};

/** Support of a Kubernetes version on a day. A line newer than those known outlives them all. */
export function kubernetesSupport(
  version: string | undefined,
  now: Date,
): Support {
  const parsed = semver.coerce(version);
  if (!parsed) {
    return { state: 'unknown' };
  }
  const today = now.toISOString().slice(0, 10);
  const endOfLife = END_OF_LIFE[`${parsed.major}.${parsed.minor}`];
  if (endOfLife) {
    const state = today > endOfLife ? 'end-of-life' : 'supported';
    return { state, endOfLife };
  }
  const lines = Object.keys(END_OF_LIFE).map(line => semver.coerce(line)!);
  if (lines.every(line => semver.lt(parsed, line))) {
    return { state: 'end-of-life' };
  }
  const outlived = Object.values(END_OF_LIFE).sort().pop()!;
  return { state: today <= outlived ? 'supported' : 'unknown' };
}

/** Whether two texts mean one version: `v1.18.3` and `1.18.3`; texts that are no versions must be equal. */
export function isSameVersion(one: string, other: string): boolean {
  const [a, b] = [semver.coerce(one), semver.coerce(other)];
  return a && b ? semver.eq(a, b) : one === other;
}
