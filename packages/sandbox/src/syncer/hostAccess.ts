import { KubeConfig } from '@kubernetes/client-node';
import {
  syncerServiceAccount,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  HttpKubeClient,
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

const LIFETIME_SECONDS = 365 * 24 * 3600;

type TokenRequest = KubeObject & { status?: { token: string } };

/** The host as its administrator reaches it. */
export type HostAccess = {
  /** Kubeconfig of a user who may create tokens for service accounts. */
  kubeConfig: KubeConfig;
  client: KubeClient;
};

/**
 * A client of the host with the rights of the vcluster's syncer, which are what admission
 * webhooks check.
 *
 * @throws KubeError when the host issues no token for the service account.
 */
export async function syncerClient(
  { kubeConfig, client }: HostAccess,
  vcluster: VclusterRef,
): Promise<KubeClient> {
  const account = syncerServiceAccount(vcluster.name);
  const request = await client.create<TokenRequest>(
    RESOURCES.serviceAccounts,
    {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      metadata: { namespace: vcluster.namespace, name: account },
      spec: { expirationSeconds: LIFETIME_SECONDS },
    },
    { subresource: 'token' },
  );
  const { token } = request.status!;
  const cluster = kubeConfig.getCurrentCluster()!;
  const own = new KubeConfig();
  own.loadFromClusterAndUser(cluster, { name: account, token });
  return new HttpKubeClient(own);
}
