import { KubeObject, Resource, RESOURCES } from '../hosts';

/** As much of Dapr's control plane as creating a tenant looks at: the injector and whom it serves. */
export function daprControlPlane(): Array<[Resource, KubeObject]> {
  const labels = { app: 'dapr-sidecar-injector' };
  return [
    [RESOURCES.namespaces, { metadata: { name: 'dapr-system' } }],
    [
      RESOURCES.deployments,
      {
        metadata: {
          name: 'dapr-sidecar-injector',
          namespace: 'dapr-system',
          labels: { ...labels, 'app.kubernetes.io/version': '1.18.3' },
        },
        spec: {
          selector: { matchLabels: labels },
          template: {
            metadata: { labels },
            spec: {
              containers: [
                {
                  name: 'injector',
                  image: 'ghcr.io/dapr/injector:1.18.3',
                  env: [
                    {
                      name: 'ALLOWED_SERVICE_ACCOUNTS',
                      value: 'vcluster-*:vc-*',
                    },
                  ],
                },
              ],
            },
          },
        },
      },
    ],
  ];
}
