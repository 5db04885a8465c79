import { ApiServer } from 'dapr-vcluster-kube-sim';

/** One way in that a kubeconfig offers. */
export type Context = {
  name: string;
  server: ApiServer;
  token: string;
};

/** A kubeconfig with a context per host; the first is the current one. */
export function kubeconfigOf(contexts: Context[]): object {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: contexts.map(({ name, server }) => ({
      name,
      cluster: {
        server: server.url,
        'certificate-authority-data': server.caData,
      },
    })),
    users: contexts.map(({ name, token }) => ({ name, user: { token } })),
    contexts: contexts.map(({ name }) => ({
      name,
      context: { cluster: name, user: name },
    })),
    'current-context': contexts[0]?.name,
  };
}
