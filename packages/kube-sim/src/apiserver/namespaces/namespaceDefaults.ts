import { KubeObject } from '../meta/types';

/** Objects that every namespace gets. */
export function namespaceDefaults(
  namespace: string,
  caPem: string,
): { storage: string; object: KubeObject }[] {
  return [
    {
      storage: 'serviceaccounts',
      object: {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'default', namespace },
      },
    },
    {
      storage: 'configmaps',
      object: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name: 'kube-root-ca.crt',
          namespace,
          annotations: {
            'kubernetes.io/description':
              'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
          },
        },
        data: { 'ca.crt': caPem },
      },
    },
  ];
}
