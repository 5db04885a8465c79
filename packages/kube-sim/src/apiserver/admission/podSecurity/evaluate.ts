import {
  capabilities,
  hostNamespaces,
  hostPaths,
  hostPorts,
  privileged,
  procMount,
  sysctls,
} from './baseline';
import { Check, PodSpec } from './PodSpec';
import {
  allowPrivilegeEscalation,
  restrictedVolumes,
  runAsNonRoot,
  runAsUser,
  unrestrictedCapabilities,
} from './restricted';
import { badSeccomp, missingSeccomp } from './seccomp';

/** Levels of the Pod Security Standards, the least strict first. */
export const LEVELS = ['privileged', 'baseline', 'restricted'] as const;

/** A level of the Pod Security Standards. */
export type Level = (typeof LEVELS)[number];

/** In the order in which Kubernetes tells violations: by level, then by the id of the check. */
const CHECKS: Record<Level, Check[]> = {
  privileged: [],
  baseline: [
    capabilities,
    hostNamespaces,
    hostPaths,
    hostPorts,
    privileged,
    procMount,
    badSeccomp,
    sysctls,
  ],
  // Its own checks of capabilities, volumes and seccomp take the place of those of baseline.
  restricted: [
    hostNamespaces,
    hostPorts,
    privileged,
    procMount,
    sysctls,
    allowPrivilegeEscalation,
    unrestrictedCapabilities,
    restrictedVolumes,
    runAsNonRoot,
    runAsUser,
    missingSeccomp,
  ],
};

/**
 * Why a pod does not fit a level, in the words of Kubernetes; undefined when it fits.
 *
 * Source: k8s.io/pod-security-admission, newest versions of the checks. AppArmor, SELinux and Windows host processes are
 * not checked.
 */
export function violationsOf(level: Level, spec: PodSpec): string | undefined {
  const found = CHECKS[level].flatMap(check => check(spec) ?? []);
  return found.length === 0
    ? undefined
    : found.map(({ reason, detail }) => `${reason} (${detail})`).join(', ');
}
