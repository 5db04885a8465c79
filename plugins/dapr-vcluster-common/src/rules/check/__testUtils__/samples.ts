import { FileCheckContext } from '../model/context';

/** The tenant the samples belong to. */
export const context: FileCheckContext = { tenant: { name: 'team-a' } };

export const store = (change = '') => `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: { name: store }
spec:
  type: state.redis
  version: v1
  ignoreErrors: false
  metadata:
    - { name: redisHost, value: "redis-master:6379" }
    - { name: keyPrefix, value: team-a }
${change}scopes: [app]
`;

export const app = (annotations: Record<string, unknown>, image = 'app:1') =>
  JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'app' },
    spec: {
      template: {
        metadata: {
          annotations: {
            'dapr.io/enabled': 'true',
            'dapr.io/app-id': 'app',
            'dapr.io/disable-builtin-k8s-secret-store': 'true',
            'dapr.io/sidecar-cpu-request': '1',
            'dapr.io/sidecar-cpu-limit': '1',
            'dapr.io/sidecar-memory-request': '1Mi',
            'dapr.io/sidecar-memory-limit': '1Mi',
            ...annotations,
          },
        },
        spec: { containers: [{ name: 'app', image }] },
      },
    },
  });

export const dapr = (kind: string, spec: object, more: object = {}) =>
  JSON.stringify({
    apiVersion: 'dapr.io/v1alpha1',
    kind,
    metadata: { name: 'one' },
    spec,
    ...(kind !== 'Configuration' && { scopes: ['app'] }),
    ...more,
  });
export const subscription = (spec: object) =>
  dapr(
    'Subscription',
    { pubsubname: 'bus', topic: 't', routes: { default: '/t' }, ...spec },
    { apiVersion: 'dapr.io/v2alpha1' },
  );
export const closed = { accessControl: { defaultAction: 'deny' } };
export const resiliency = (targets: object) =>
  dapr('Resiliency', { policies: { timeouts: { short: '5s' } }, targets });
export const values = (more = '') =>
  `networking: { advanced: { fallbackHostCluster: true } }\nsync: { toHost: { secrets: { all: true } } }\n${more}`;
