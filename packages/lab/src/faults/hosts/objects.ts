const NAMESPACE = 'vcluster-a';

/** Paths of the tenant's objects. */
export const PODS = `/api/v1/namespaces/${NAMESPACE}/pods`;
export const COMPONENTS = `/apis/dapr.io/v1alpha1/namespaces/${NAMESPACE}/components`;

/** A pod with a sidecar that asks for nothing but to be there. */
export function pod(name: string) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: NAMESPACE,
      annotations: { 'dapr.io/enabled': 'true', 'dapr.io/app-id': name },
    },
    spec: {
      automountServiceAccountToken: false,
      containers: [
        { name: 'app', image: 'example.org/app:1.0' },
        {
          name: 'daprd',
          image: 'ghcr.io/dapr/daprd:1.18.3',
          args: ['/daprd', '--app-id', name],
        },
      ],
    },
  };
}

/** A Dapr Component. */
export function component(name: string) {
  return {
    apiVersion: 'dapr.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: NAMESPACE },
    spec: { type: 'state.in-memory', version: 'v1', metadata: [] },
  };
}

/** A tenant with a Dapr Component and a pod. */
export function tenantObjects(): object[] {
  const labels = { app: 'vcluster', chart: 'vcluster-0.36.1', release: 'a' };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'a', namespace: NAMESPACE, labels },
      spec: {
        serviceName: 'a',
        selector: { matchLabels: { app: 'vcluster' } },
        template: {
          metadata: { labels: { app: 'vcluster' } },
          spec: {
            containers: [{ name: 'syncer', image: 'example.org/vcluster:1.0' }],
          },
        },
      },
    },
    component('store'),
    pod('p'),
  ];
}
