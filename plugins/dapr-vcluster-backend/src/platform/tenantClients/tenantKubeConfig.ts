import { KubeConfig } from '@kubernetes/client-node';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import {
  vclusterKubeConfig,
  vclusterServiceUrl,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { VclusterAccess, isPodLocal } from '../hosts';

/**
 * Reads the kubeconfig of Secret `vc-<name>`. For direct access the pod-local address becomes that of the vcluster's
 * Service. Through a port-forward it stays, as it names what the certificate is checked for.
 *
 * @throws Error, without any of the text, when it is not a usable kubeconfig.
 */
export function tenantKubeConfig(
  ref: TenantRef,
  text: string,
  access: VclusterAccess,
): KubeConfig {
  return vclusterKubeConfig(text, server =>
    access === 'direct' && isPodLocal(server)
      ? vclusterServiceUrl(ref)
      : server,
  );
}
