import {
  KubeObject,
  NewObject,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { recordedObjects, RecordedTenant } from './data';

const RULES = [
  'components',
  'configurations',
  'subscriptions',
  'resiliencies',
  'httpendpoints',
];
const EXPORTED = [
  { apiVersion: 'dapr.io/v1alpha1', kind: 'Component' },
  { apiVersion: 'dapr.io/v1alpha1', kind: 'Configuration' },
  { apiVersion: 'dapr.io/v1alpha1', kind: 'Resiliency' },
  { apiVersion: 'dapr.io/v2alpha1', kind: 'Subscription' },
];

const STORE = `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: my-statestore, namespace: "{{ .Release.Namespace }}"}
scopes: [orders]
spec:
  type: state.redis
  version: v1
  metadata:
    - {name: keyPrefix, value: team-b}
    - {name: redisHost, value: 'redis-master.default.svc.cluster.local:6379'}
    - name: redisPassword
      secretKeyRef: {name: redis-x-default-x-team-b, key: password}
`;

/** The releases that were recorded, with the values that gave what was recorded. */
export const RELEASES = {
  'team-a': {
    version: '0.25.2',
    values: {
      sync: { toHost: { secrets: { all: true } } },
      networking: { advanced: { fallbackHostCluster: true } },
      experimental: {
        multiNamespaceMode: {
          enabled: true,
          namespaceLabels: { 'dapr-vcluster/tenant': 'team-a' },
        },
        genericSync: {
          version: 'v1beta1',
          clusterRole: {
            extraRules: [
              {
                apiGroups: ['apiextensions.k8s.io'],
                resources: ['customresourcedefinitions'],
                verbs: ['get', 'list', 'watch'],
              },
              {
                apiGroups: ['dapr.io'],
                resources: RULES,
                verbs: [
                  'create',
                  'delete',
                  'patch',
                  'update',
                  'get',
                  'list',
                  'watch',
                ],
              },
            ],
          },
          export: EXPORTED,
        },
      },
    },
  },
  'team-b': {
    version: '0.36.1',
    values: {
      sync: { toHost: { secrets: { all: true } } },
      networking: { advanced: { fallbackHostCluster: true } },
      controlPlane: {
        statefulSet: { image: { repository: 'loft-sh/vcluster-oss' } },
      },
      experimental: { deploy: { host: { manifestsTemplate: STORE } } },
    },
  },
} as const;

const MADE_BY_PEOPLE = [
  'namespaces',
  'secrets',
  'components.dapr.io',
  'services',
  'deployments.apps',
];
const OF_THE_CLUSTER = [
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'kubernetes',
  'kube-dns',
];

/** What people had created in a recorded vcluster, without what servers and controllers added. */
export function recordedInputs(
  tenant: RecordedTenant,
): (NewObject & TypeMeta)[] {
  return MADE_BY_PEOPLE.flatMap(kind =>
    recordedObjects(tenant, 'virtual', [kind]),
  )
    .filter(({ metadata }) => !OF_THE_CLUSTER.includes(metadata.name))
    .map(asInput);
}

function asInput({
  metadata,
  status: _,
  ...rest
}: KubeObject): NewObject & TypeMeta {
  const { name, namespace, labels } = metadata;
  const spec =
    rest.kind === 'Service'
      ? withoutAddress(rest.spec as Record<string, unknown>)
      : rest.spec;
  return {
    ...rest,
    ...(spec ? { spec } : {}),
    metadata: { name, namespace, labels },
  } as NewObject & TypeMeta;
}

function withoutAddress({
  clusterIP: _,
  clusterIPs: __,
  ...spec
}: Record<string, unknown>) {
  return spec;
}
