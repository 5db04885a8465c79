import { stringify } from 'yaml';
import { kubeconfigSecretName } from 'backstage-plugin-dapr-vcluster-common';
import { kubeconfigFor } from 'dapr-vcluster-kube-sim';
import { Secret } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  isNotFound,
  KubeClient,
  OwnerReference,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TenantConfig } from '../config/config';
import { ApiAccess } from '../controlPlane/ControlPlane';

const CONTEXT = 'my-vcluster';

/**
 * Writes the vcluster's admin kubeconfig to the host. Its server is the address under which this
 * process can be reached, as with `exportKubeConfig.server`.
 */
export async function writeKubeconfig(
  host: KubeClient,
  { url, caData, token }: ApiAccess,
  config: TenantConfig,
  owner?: OwnerReference,
) {
  const { namespace, name } = config.vcluster;
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const data = {
    config: base64(
      stringify(kubeconfigFor({ url, caData, token, contextName: CONTEXT })),
    ),
    'certificate-authority': caData,
    token: base64(token),
  };
  const ref = { namespace, name: kubeconfigSecretName(name) };
  try {
    await host.patch<Secret>(RESOURCES.secrets, ref, { data });
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
    await host.create<Secret>(RESOURCES.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        ...ref,
        labels: { app: 'vcluster', 'vcluster-name': name },
        ...(owner && { ownerReferences: [owner] }),
      },
      type: 'Opaque',
      data,
    });
  }
}
