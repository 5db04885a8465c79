import {
  KubeClient,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { until } from '../../../__testUtils__/until';
import { SYNCED_KINDS } from '../kinds';

const kind = (apiVersion: string, name: string, plural: string): Resource => ({
  apiVersion,
  kind: name,
  plural,
  namespaced: true,
});

const PORTS = [{ port: 80 }];

/** A kind that a syncer copies, with the rest of an object of it. */
type Copied = [Resource, object];

/** Those of Kubernetes itself. */
export const COPIES: Copied[] = [
  [RESOURCES.services, { spec: { ports: PORTS } }],
  [RESOURCES.configMaps, { data: {} }],
  [RESOURCES.secrets, { data: {} }],
  [RESOURCES.serviceAccounts, {}],
  [
    RESOURCES.persistentVolumeClaims,
    {
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    },
  ],
  [RESOURCES.networkPolicies, { spec: { podSelector: {} } }],
  [
    kind('networking.k8s.io/v1', 'Ingress', 'ingresses'),
    {
      spec: {
        defaultBackend: { service: { name: 'a', port: { number: 80 } } },
      },
    },
  ],
  [
    kind('policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets'),
    { spec: { maxUnavailable: 1, selector: {} } },
  ],
  [
    RESOURCES.pods,
    { spec: { containers: [{ name: 'app', image: 'example.org/app:1' }] } },
  ],
];

/** Those that hosts have by a CustomResourceDefinition only, or that the sandbox lacks. */
export const DEFINED: Copied[] = SYNCED_KINDS.filter(({ apiVersion }) =>
  /^(gateway\.networking|snapshot\.storage|resource)\.k8s\.io\//.test(
    apiVersion,
  ),
).map(resource => [resource, { spec: {} }]);

/** Has a host serve a kind, of which anything is taken. */
export async function define(
  admin: KubeClient,
  { apiVersion, kind: name, plural }: Resource,
): Promise<void> {
  const [group, version] = apiVersion.split('/');
  await admin.create(
    {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      plural: 'customresourcedefinitions',
      namespaced: false,
    },
    {
      metadata: {
        name: `${plural}.${group}`,
        annotations: { 'api-approved.kubernetes.io': 'https://example.org' },
      },
      spec: {
        group,
        scope: 'Namespaced',
        names: {
          plural,
          singular: name.toLowerCase(),
          kind: name,
          listKind: `${name}List`,
        },
        versions: [
          {
            name: version,
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: {
                type: 'object',
                'x-kubernetes-preserve-unknown-fields': true,
              },
            },
          },
        ],
      },
    },
  );
  await until(
    `${plural} to be served`,
    async () =>
      (
        await admin.list({
          apiVersion,
          kind: name,
          plural,
          namespaced: true,
        })
      ).items,
  );
}

/** All of them. */
export const ALL = [...COPIES, ...DEFINED];
