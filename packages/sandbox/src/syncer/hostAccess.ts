import { KubeConfig } from '@kubernetes/client-node';
import {
  syncerServiceAccount,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { SandboxClient } from 'dapr-vcluster-kube-sim/client';

const LIFETIME_SECONDS = 365 * 24 * 3600;

/** The host as its administrator reaches it. */
export type HostAccess = {
  /** Kubeconfig of a user who may create tokens for service accounts. */
  kubeConfig: KubeConfig;
  client: SandboxClient;
};

/**
 * A client of the host with the rights of the vcluster's syncer, which are what admission
 * webhooks judge.
 *
 * @throws Error when the host issues no token for the service account.
 */
export async function syncerClient(
  { kubeConfig, client }: HostAccess,
  vcluster: VclusterRef,
): Promise<SandboxClient> {
  const account = syncerServiceAccount(vcluster.name);
  const { status, body } = await client.raw({
    method: 'POST',
    path: `/api/v1/namespaces/${vcluster.namespace}/serviceaccounts/${account}/token`,
    body: {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: LIFETIME_SECONDS },
    },
  });
  if (status !== 201) {
    throw new Error(
      `no token for service account ${vcluster.namespace}/${account}: the host answered ${status}`,
    );
  }
  const { token } = (JSON.parse(body) as { status: { token: string } }).status;
  const cluster = kubeConfig.getCurrentCluster()!;
  const own = new KubeConfig();
  own.loadFromClusterAndUser(cluster, { name: account, token });
  return new SandboxClient(own);
}
