import { Config } from '@backstage/config';
import { HostDefinition } from 'backstage-plugin-dapr-vcluster-node';

/**
 * How the portal reaches the vclusters of a host:
 * - `direct`: at the address in their kubeconfig, or at their Service where that address only holds inside their pod
 * - `port-forward`: through the host's API server, always
 * - `auto`: through the host's API server where the address only holds inside their pod
 */
export type Dialling = NonNullable<HostDefinition['vclusters']>;

const DIALLINGS: readonly Dialling[] = ['auto', 'direct', 'port-forward'];

/** The syncer writes this address when no other was asked for; it only holds inside its own pod. */
const POD_LOCAL = /^https:\/\/(localhost|127\.0\.0\.1):8443\/?$/;

/** Whether an address of a vcluster only holds inside its own pod. */
export function isPodLocal(server: string): boolean {
  return POD_LOCAL.test(server);
}

/** Whether a vcluster with this address is reached through its host's API server. */
export function goesThroughHost(dialling: Dialling, server: string): boolean {
  return (
    dialling === 'port-forward' || (dialling === 'auto' && isPodLocal(server))
  );
}

/**
 * Reads `vclusters` of a host. A portal that runs in the host reaches the Services of vclusters by itself.
 *
 * @throws Error naming the key and what it may be
 */
export function readDialling(config: Config, key: string): Dialling {
  const given = config.getOptionalString('vclusters');
  if (given === undefined) {
    return config.has('inCluster') ? 'direct' : 'auto';
  }
  const dialling = DIALLINGS.find(each => each === given);
  if (!dialling) {
    throw new Error(
      `${key}.vclusters "${given}" is not usable. Use one of: ${DIALLINGS.join(
        ', ',
      )}.`,
    );
  }
  return dialling;
}
