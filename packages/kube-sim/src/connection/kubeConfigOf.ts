import { KubeConfig } from '@kubernetes/client-node';

/** A kubeconfig for one API server, whose authority's certificate is base64 of PEM, and one bearer token. */
export function kubeConfigOf(
  { url, caData }: { url: string; caData: string },
  token: string,
): KubeConfig {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromClusterAndUser(
    { name: 'cluster', server: url, caData, skipTLSVerify: false },
    { name: 'user', token },
  );
  return kubeConfig;
}
