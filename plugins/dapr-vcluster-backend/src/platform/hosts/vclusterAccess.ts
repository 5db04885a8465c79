import { Config } from '@backstage/config';
import { HostDefinition } from 'backstage-plugin-dapr-vcluster-node';
import { HostConfigError } from './HostConfigError';

/**
 * How the portal reaches the vclusters of a host:
 * - `direct`: at the address in their kubeconfig, or at their Service where that address is only valid inside their pod
 * - `port-forward`: through the host's API server, always
 * - `auto`: through the host's API server where the address is only valid inside their pod
 */
export type VclusterAccess = NonNullable<HostDefinition['vclusters']>;

const VCLUSTER_ACCESS: readonly VclusterAccess[] = [
  'auto',
  'direct',
  'port-forward',
];

/** The syncer writes this address unless another is configured; it is only valid inside its own pod. */
const POD_LOCAL = /^https:\/\/(localhost|127\.0\.0\.1):8443\/?$/;

/** Whether an address of a vcluster is only valid inside its own pod. */
export function isPodLocal(server: string): boolean {
  return POD_LOCAL.test(server);
}

/** Whether a vcluster with this address is reached through its host's API server. */
export function goesThroughHost(
  access: VclusterAccess,
  server: string,
): boolean {
  return access === 'port-forward' || (access === 'auto' && isPodLocal(server));
}

/**
 * Reads `vclusters` of a host. A portal that runs in the host reaches the Services of vclusters by itself.
 *
 * @throws HostConfigError naming the key and what it may be
 */
export function readVclusterAccess(
  config: Config,
  key: string,
): VclusterAccess {
  const given = config.getOptionalString('vclusters');
  if (given === undefined) {
    return config.has('inCluster') ? 'direct' : 'auto';
  }
  const access = VCLUSTER_ACCESS.find(each => each === given);
  if (!access) {
    throw new HostConfigError(
      `${key}.vclusters "${given}" is not usable`,
      `Use one of: ${VCLUSTER_ACCESS.join(', ')}.`,
    );
  }
  return access;
}
