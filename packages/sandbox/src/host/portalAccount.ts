import { existsSync, readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { ensure } from 'dapr-vcluster-kube-sim/controller-runtime';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
  TypeMeta,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { KindIndex } from '../helm';
import { packagePath } from '../files/packagePath';

const MANIFESTS = [
  'rbac.yaml',
  'rbac-component-syncer.yaml',
  'rbac-argocd.yaml',
].map(file =>
  packagePath(`../../plugins/dapr-vcluster-backend/manifests/${file}`),
);

/** The account a portal uses on the host. */
export type PortalAccount = {
  namespace: string;
  name: string;
  /** Whether it may do everything, because the manifest with its rights is missing. */
  clusterAdmin: boolean;
};

/** Creates the portal's service account with exactly the rights of the manifests that users apply. */
export async function installPortalAccount(
  client: KubeClient,
  manifests = MANIFESTS,
): Promise<PortalAccount> {
  if (!manifests.every(manifest => existsSync(manifest))) {
    return installAdmin(client);
  }
  const objects = manifests
    .flatMap(manifest => parseAllDocuments(readFileSync(manifest, 'utf8')))
    .map(document => document.toJS() as (KubeObject & TypeMeta) | null)
    .filter(object => object !== null);
  const account = objects.find(
    object => object.kind === 'ServiceAccount',
  )?.metadata;
  if (!account?.name || !account.namespace) {
    throw new Error(`${manifests[0]} has no ServiceAccount with a namespace`);
  }
  await ensureNamespace(client, account.namespace);
  const kinds = new KindIndex(client);
  for (const object of objects) {
    await client.apply(await kinds.resourceOf(object), object, {
      fieldManager: 'kubectl',
      force: true,
    });
  }
  return {
    namespace: account.namespace,
    name: account.name,
    clusterAdmin: false,
  };
}

async function installAdmin(client: KubeClient): Promise<PortalAccount> {
  const account = { namespace: 'backstage', name: 'backstage-dapr-vcluster' };
  await ensureNamespace(client, account.namespace);
  await ensure(client, RESOURCES.serviceAccounts, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: account,
  });
  await ensure(client, RESOURCES.clusterRoleBindings, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: `${account.name}-cluster-admin` },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'cluster-admin',
    },
    subjects: [{ kind: 'ServiceAccount', ...account }],
  });
  return { ...account, clusterAdmin: true };
}

function ensureNamespace(client: KubeClient, name: string) {
  return ensure(client, RESOURCES.namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name },
  });
}
