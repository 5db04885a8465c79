import {
  COMPONENT_SYNCER,
  kubeconfigSecretName,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  HttpKubeClient,
  KubeClient,
  KubeObject,
  RESOURCES,
  vclusterKubeConfig,
  vclusterServiceUrl,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/**
 * Makes a client of a vcluster's own API server. Called again whenever the vcluster cannot be reached with the one
 * before, which is closed by then: credentials are read again.
 *
 * @public
 */
export type ConnectToVcluster = (vcluster: VclusterRef) => Promise<KubeClient>;

const TIMEOUT_MS = 10_000;

/**
 * Reaches vclusters as a pod of the host does: at their Service, with the credentials and the CA of Secret `vc-<name>`.
 * Whatever address that Secret has, no other one is used.
 *
 * @param host - client of the host that may read that Secret
 * @public
 */
export function connectByService(
  host: Pick<KubeClient, 'get'>,
): ConnectToVcluster {
  return async vcluster => {
    const secret = await host.get<
      KubeObject & { data?: Record<string, string> }
    >(RESOURCES.secrets, {
      namespace: vcluster.namespace,
      name: kubeconfigSecretName(vcluster.name),
    });
    const text = Buffer.from(secret.data?.config ?? '', 'base64').toString(
      'utf8',
    );
    return new HttpKubeClient(
      vclusterKubeConfig(text, () => vclusterServiceUrl(vcluster)),
      {
        fieldManager: COMPONENT_SYNCER,
        timeoutMs: TIMEOUT_MS,
        http2: true,
      },
    );
  };
}
