import type { JsonRecord } from './json';

/**
 * How strictly a tenant is kept apart on its host: the Pod Security Standard of its host namespaces, with quota, limits
 * and network policies for the first two.
 *
 * @public
 */
export type Isolation = 'restricted' | 'baseline' | 'none';

/**
 * All values of {@link Isolation}, the strictest first.
 *
 * @public
 */
export const ISOLATIONS: readonly Isolation[] = [
  'restricted',
  'baseline',
  'none',
];

/**
 * Somebody at the other end of a connection: pods of a namespace of the host, or addresses.
 *
 * @public
 */
export type NetworkPeer = {
  /** Name of a host namespace. */
  namespace?: string;
  /** Range of addresses, e.g. `10.20.0.0/16`. */
  cidr?: string;
  /** TCP ports; all unless given. */
  ports?: number[];
};

/**
 * Connections that the network policies of a preset allow beside those that every tenant needs.
 *
 * @public
 */
export type PresetNetwork = {
  /** What apps and sidecars may connect to, such as a message broker on the host. */
  backends?: NetworkPeer[];
  /** Who may connect to pods of the tenant, such as an ingress controller or monitoring. */
  clients?: NetworkPeer[];
  /** Whether pods may connect to addresses outside private ranges; true unless given. */
  internet?: boolean;
};

const POD_SECURITY = 'pod-security.kubernetes.io';

/**
 * Labels by which a host's API server refuses pods that do not fit the Pod Security Standard.
 *
 * @public
 */
export function podSecurityLabels(
  isolation: Isolation = 'none',
): Record<string, string> {
  if (isolation === 'none') {
    return {};
  }
  return Object.fromEntries(
    ['enforce', 'audit', 'warn'].flatMap(mode => [
      [`${POD_SECURITY}/${mode}`, isolation],
      [`${POD_SECURITY}/${mode}-version`, 'latest'],
    ]),
  );
}

/**
 * Quota and limits of an isolated tenant where its preset says nothing else; the rest of both comes from the chart
 * (20 pods). A sidecar is a container of its own, so that 18 apps with one count as 36 containers: with the chart's
 * 20 CPUs of limits and 8Gi of ephemeral storage for each container, the quota would be full at nine.
 */
export const ISOLATED_LIMITS = {
  quota: { 'limits.cpu': 40 },
  limitRange: {
    default: { 'ephemeral-storage': '2Gi' },
    defaultRequest: { 'ephemeral-storage': '1Gi' },
  },
} as const;

const CONTAINER = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsGroup: 12345,
  runAsNonRoot: true,
  runAsUser: 12345,
};

/** Chart values with which the vcluster's own pod fits the standard `restricted`; by default, it runs as root. */
export const RESTRICTED_CONTROL_PLANE: JsonRecord = {
  distro: { k8s: { securityContext: CONTAINER } },
  statefulSet: {
    security: {
      podSecurityContext: {
        fsGroup: 12345,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containerSecurityContext: CONTAINER,
    },
  },
};
