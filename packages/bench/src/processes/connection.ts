import type { KubeConfig } from '@kubernetes/client-node';

/** How to reach the API server that is measured against. */
export type Connection = { url: string; caData: string; token: string };

/** The same for client-node. */
export function kubeConfigOf(
  client: typeof import('@kubernetes/client-node'),
  { url, caData, token }: Connection,
): KubeConfig {
  const kubeConfig = new client.KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    { name: 'host', server: url, caData, skipTLSVerify: false },
    { name: 'bench', token },
  );
  return kubeConfig;
}
