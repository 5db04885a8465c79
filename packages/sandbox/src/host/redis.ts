import {
  NewObject,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** The shared Redis of the simulated host, as the tutorial's chart installs it. */
export const REDIS_ADDRESS = 'redis-master.default.svc.cluster.local:6379';

/** Password of the simulated Redis. It guards nothing; the sandbox has no Redis behind it. */
export const REDIS_PASSWORD = 'sandbox-redis';

const LABELS = {
  'app.kubernetes.io/name': 'redis',
  'app.kubernetes.io/instance': 'redis',
};
const SELECTOR = { ...LABELS, 'app.kubernetes.io/component': 'master' };

/** Service, Secret and StatefulSet of a standalone Redis in namespace `default`. */
export function redisObjects(): (NewObject & TypeMeta)[] {
  const metadata = (name: string, labels: Record<string, string>) => ({
    name,
    namespace: 'default',
    labels,
  });
  return [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: metadata('redis', LABELS),
      type: 'Opaque',
      data: {
        'redis-password': Buffer.from(REDIS_PASSWORD).toString('base64'),
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: metadata('redis-master', SELECTOR),
      spec: {
        type: 'ClusterIP',
        selector: SELECTOR,
        ports: [
          { name: 'tcp-redis', port: 6379, protocol: 'TCP', targetPort: 6379 },
        ],
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: metadata('redis-master', SELECTOR),
      spec: {
        replicas: 1,
        serviceName: 'redis-headless',
        selector: { matchLabels: SELECTOR },
        template: {
          metadata: { labels: SELECTOR },
          spec: {
            containers: [
              {
                name: 'redis',
                image: 'docker.io/bitnami/redis:7.0',
                ports: [{ name: 'redis', containerPort: 6379 }],
                env: [
                  {
                    name: 'REDIS_PASSWORD',
                    valueFrom: {
                      secretKeyRef: { name: 'redis', key: 'redis-password' },
                    },
                  },
                ],
              },
            ],
          },
        },
      },
    },
  ];
}
