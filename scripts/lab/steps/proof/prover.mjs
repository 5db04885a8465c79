import { KEPT, PATHS } from './blocks.mjs';

/** App id of the pod whose daprd loads every Dapr Component of the proof. */
export const PROVER = 'prover';

const READER = 'secret-reader';

const secretOf = (name, stringData) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'default' },
  stringData,
});

/** An account that may read the Secrets of its namespace, and nothing else. */
const readerAccount = [
  {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: READER, namespace: 'default' },
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: READER, namespace: 'default' },
    rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'] }],
  },
  {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: READER, namespace: 'default' },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'Role',
      name: READER,
    },
    subjects: [{ kind: 'ServiceAccount', name: READER, namespace: 'default' }],
  },
];

/** The kubeconfig of that account: the administrator's, with the account's token in the place of all else. */
async function readerKubeconfig({ kube }) {
  const config = JSON.parse(
    await kube('config', 'view', '--raw', '--flatten', '-o', 'json'),
  );
  const token = await kube('-n', 'default', 'create', 'token', READER);
  const users = config.users.map(({ name }) => ({
    name,
    user: { token: token.trim() },
  }));
  return JSON.stringify({ ...config, users });
}

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: PROVER, namespace: 'default' },
  spec: {
    selector: { matchLabels: { app: PROVER } },
    template: {
      metadata: {
        labels: { app: PROVER },
        annotations: {
          'dapr.io/enabled': 'true',
          'dapr.io/app-id': PROVER,
          'dapr.io/disable-builtin-k8s-secret-store': 'true',
          'dapr.io/sidecar-cpu-request': '50m',
          'dapr.io/sidecar-cpu-limit': '300m',
          'dapr.io/sidecar-memory-request': '64Mi',
          'dapr.io/sidecar-memory-limit': '256Mi',
          'dapr.io/volume-mounts': `files:/${PATHS.files},kube:/${PATHS.kubeconfig}`,
          'dapr.io/env': `KUBECONFIG=${PATHS.kubeconfig}/config`,
        },
      },
      spec: {
        containers: [
          {
            name: 'app',
            image: 'registry.example.com/demo/samples:1.0.0',
            env: [{ name: 'SAMPLE_ROLE', value: 'callee' }],
          },
        ],
        volumes: [
          { name: 'files', secret: { secretName: 'proof-file' } },
          { name: 'kube', secret: { secretName: 'proof-kubeconfig' } },
        ],
      },
    },
  },
};

/** Has the app of the proof run in a vcluster, with a file to read and an account of its own. */
export const deployProver = (host, tenant) =>
  host.inTenant(tenant, async virtual => {
    await virtual.apply(...readerAccount);
    await virtual.apply(
      secretOf('greeting', { text: KEPT.secret }),
      secretOf('proof-file', {
        'secrets.json': JSON.stringify({ greeting: KEPT.file }),
      }),
      secretOf('proof-kubeconfig', { config: await readerKubeconfig(virtual) }),
    );
    await virtual.apply(deployment);
  });
