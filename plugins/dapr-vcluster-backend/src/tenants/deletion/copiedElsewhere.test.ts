import { KubeClient } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { stringify } from 'yaml';
import { copiedElsewhere } from './copiedElsewhere';

const ref = { host: 'sandbox', namespace: 'vcluster-a', name: 'a' };

const IMPORTED = {
  metadata: {
    name: 'payments-of-old',
    annotations: { 'vcluster.loft.sh/object-imported': 'true' },
  },
};

/** What is named of a vcluster with these values, each with its namespace. */
async function named(
  values: object,
  { keeps = true, namespaces = [] as object[] } = {},
) {
  const client = {
    get: async () => ({
      data: {
        'config.yaml': Buffer.from(stringify(values)).toString('base64'),
      },
    }),
    list: async () => ({ items: namespaces }),
  } as unknown as KubeClient;
  const found = await copiedElsewhere(client, ref, keeps);
  expect(found.every(({ outcome }) => outcome === 'left')).toBe(true);
  return found.map(
    ({ apiVersion, kind, namespace = '', name, reason }) =>
      `${apiVersion} ${kind} ${namespace}/${name}${
        /managed-by=(.*)/.exec(reason ?? '')?.[0] ?? ''
      }`,
  );
}

const certificates = {
  sync: {
    toHost: {
      customResources: { 'certificates.cert-manager.io/v1': { enabled: true } },
    },
  },
};

it.each<[string, object, string[]]>([
  [
    'custom resources',
    certificates,
    ['cert-manager.io/v1 certificates vcluster-a/*managed-by=a'],
  ],
  [
    'the generic syncer',
    {
      experimental: {
        genericSync: {
          export: [
            { apiVersion: 'cert-manager.io/v1', kind: 'Certificate' },
            { apiVersion: 'dapr.io/v1alpha1', kind: 'Component' },
            { kind: 'Nothing' },
            null,
          ],
        },
      },
    },
    ['cert-manager.io/v1 Certificate vcluster-a/*managed-by=a'],
  ],
  [
    'integrations',
    {
      integrations: {
        certManager: {
          enabled: true,
          sync: { toHost: { issuers: { enabled: false } } },
        },
        externalSecrets: { enabled: true, sync: { toHost: {} } },
        istio: { enabled: false },
        kubeVirt: {
          enabled: 'true',
          sync: {
            dataVolumes: { enabled: true },
            virtualMachineInstanceMigrations: { enabled: false },
            virtualMachineInstances: { enabled: false },
            virtualMachineClones: { enabled: false },
            virtualMachinePools: { enabled: false },
          },
        },
      },
    },
    [
      'cert-manager.io Certificate vcluster-a/*managed-by=a',
      'external-secrets.io ExternalSecret vcluster-a/*managed-by=a',
      'kubevirt.io DataVolume vcluster-a/*managed-by=a',
      'kubevirt.io VirtualMachine vcluster-a/*managed-by=a',
    ],
  ],
  [
    'kubeconfigs in other namespaces',
    {
      exportKubeConfig: {
        secret: { name: 'old', namespace: 'ci' },
        additionalSecrets: [
          { name: 'own' },
          { name: 'own-too', namespace: 'vcluster-a' },
          { name: 'argo', namespace: 'argocd' },
          { namespace: 'nameless' },
        ],
      },
    },
    ['v1 Secret ci/old', 'v1 Secret argocd/argo'],
  ],
  [
    'the key of vCluster Platform in another namespace',
    { platform: { apiKey: { namespace: 'platform' } } },
    [
      'rbac.authorization.k8s.io/v1 RoleBinding platform/vc-a-v-vcluster-a-platform-role-binding',
      'rbac.authorization.k8s.io/v1 Role platform/vc-a-v-vcluster-a-platform-role',
    ],
  ],
  [
    'the same before 0.24',
    { external: { platform: { apiKey: { namespace: 'platform' } } } },
    [
      'rbac.authorization.k8s.io/v1 RoleBinding platform/vc-a-v-vcluster-a-platform-role-binding',
      'rbac.authorization.k8s.io/v1 Role platform/vc-a-v-vcluster-a-platform-role',
    ],
  ],
  [
    'the key in the own namespace, and without rights',
    {
      platform: { apiKey: { namespace: 'vcluster-a' } },
      external: { platform: { apiKey: { namespace: 'x', createRBAC: false } } },
    },
    [],
  ],
  [
    'several replicas',
    {
      controlPlane: { statefulSet: { highAvailability: { replicas: 3 } } },
    },
    ['coordination.k8s.io/v1 Lease vcluster-a/vcluster-a-controller'],
  ],
  [
    'one replica, and values of other shapes',
    {
      controlPlane: { statefulSet: { highAvailability: { replicas: 1 } } },
      sync: { toHost: 'all' },
      integrations: [],
      exportKubeConfig: null,
    },
    [],
  ],
])('names what %s leave', async (_, values, expected) => {
  expect(await named(values)).toEqual(expected);
});

it('does not name what goes with the namespaces of the vcluster', async () => {
  const values = {
    ...certificates,
    controlPlane: { statefulSet: { highAvailability: { replicas: 3 } } },
    exportKubeConfig: {
      additionalSecrets: [{ name: 'argo', namespace: 'argocd' }],
    },
  };
  expect(await named(values, { keeps: false })).toEqual([
    'v1 Secret argocd/argo',
  ]);
  expect(
    await named(certificates, { keeps: false, namespaces: [IMPORTED] }),
  ).toEqual([
    'cert-manager.io/v1 certificates payments-of-old/*managed-by=vcluster-a-x-a',
  ]);
});
