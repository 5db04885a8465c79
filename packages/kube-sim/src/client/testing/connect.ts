import { KubeConfig } from '@kubernetes/client-node';
import { ApiServer } from '../../apiserver';
import { SandboxClient } from '../SandboxClient';

/** A kubeconfig of a test server, for its admin unless a token is given. */
export function kubeConfigOf(server: ApiServer, token?: string): KubeConfig {
  const kubeConfig = new KubeConfig();
  kubeConfig.loadFromString(JSON.stringify(server.kubeconfig(token)));
  return kubeConfig;
}

/** A client of a test server. */
export function connect(server: ApiServer, token?: string): SandboxClient {
  return new SandboxClient(kubeConfigOf(server, token));
}
