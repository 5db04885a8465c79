/** A kubeconfig with one cluster, one user with a bearer token, one context. */
export function kubeconfigFor(options: {
  url: string;
  caData: string;
  token: string;
  contextName: string;
}): object {
  const { url, caData, token, contextName } = options;
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: contextName,
        cluster: { server: url, 'certificate-authority-data': caData },
      },
    ],
    users: [{ name: contextName, user: { token } }],
    contexts: [
      {
        name: contextName,
        context: { cluster: contextName, user: contextName },
      },
    ],
    'current-context': contextName,
  };
}
