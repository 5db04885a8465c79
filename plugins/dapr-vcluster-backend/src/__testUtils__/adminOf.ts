import { KubeConfig } from '@kubernetes/client-node';
import { FIELD_MANAGER } from 'backstage-plugin-dapr-vcluster-common';
import { ApiServer } from 'dapr-vcluster-kube-sim';
import {
  HttpKubeClient,
  KubeClient,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** A client of a simulated API server that may do everything; close it. */
export function adminOf(server: ApiServer): KubeClient {
  const admin = new KubeConfig();
  admin.loadFromString(JSON.stringify(server.kubeconfig()));
  return new HttpKubeClient(admin, { fieldManager: FIELD_MANAGER });
}
