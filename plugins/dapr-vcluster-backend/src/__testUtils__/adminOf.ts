import { KubeConfig } from '@kubernetes/client-node';
import { ApiServer } from 'dapr-vcluster-sandbox';
import { HttpKubeClient, KubeClient } from '../platform/hosts';

/** A client of a simulated API server that may do everything; close it. */
export function adminOf(server: ApiServer): KubeClient {
  const admin = new KubeConfig();
  admin.loadFromString(JSON.stringify(server.kubeconfig()));
  return new HttpKubeClient(admin);
}
