import {
  ANNOTATION_ISSUED_TO,
  LABEL_KUBECONFIG,
  LABEL_MANAGED_BY,
  MANAGED_BY,
  sha256Hex,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  getIfPresent,
  KubeClient,
  KubeObject,
  Resource,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict } from '../../platform/errors';

/** Every vcluster has it, and no app runs there. */
export const ACCOUNT_NAMESPACE = 'kube-system';

const { serviceAccounts, clusterRoleBindings } = RESOURCES;
const LABELS = { [LABEL_MANAGED_BY]: MANAGED_BY, [LABEL_KUBECONFIG]: 'true' };
const NAME = /^dapr-vcluster-[0-9a-f]{16}$/;

/**
 * Makes sure that a user's service account is in the vcluster, bound to the role. One for each user and role: a binding
 * cannot be changed to another role, and the vcluster's own audit log can tell people apart.
 *
 * @returns its name
 * @throws ConflictError when something of that name is there that the portal has not made.
 */
export async function ensureAccount(
  client: KubeClient,
  { user, clusterRole }: { user: string; clusterRole: string },
): Promise<string> {
  const hash = sha256Hex(JSON.stringify([user, clusterRole])).slice(0, 16);
  const name = `dapr-vcluster-${hash}`;
  const metadata = {
    name,
    labels: LABELS,
    annotations: { [ANNOTATION_ISSUED_TO]: user },
  };
  await applyOwn(client, serviceAccounts, {
    metadata: { ...metadata, namespace: ACCOUNT_NAMESPACE },
    // Pods do not run as it.
    automountServiceAccountToken: false,
  });
  await applyOwn(client, clusterRoleBindings, {
    metadata,
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: clusterRole,
    },
    subjects: [{ kind: 'ServiceAccount', namespace: ACCOUNT_NAMESPACE, name }],
  });
  return name;
}

/** An object that was made for kubeconfigs. */
export type Issued = { resource: Resource; object: KubeObject };

/** All that {@link ensureAccount} has made in a vcluster; accounts first, as their tokens end with them. */
export async function findIssued(client: KubeClient): Promise<Issued[]> {
  const labelSelector = Object.entries(LABELS)
    .map(pair => pair.join('='))
    .join(',');
  const [accounts, bindings] = await Promise.all([
    client.list(serviceAccounts, {
      namespace: ACCOUNT_NAMESPACE,
      labelSelector,
    }),
    client.list(clusterRoleBindings, { labelSelector }),
  ]);
  return [
    ...accounts.items.map(object => ({ resource: serviceAccounts, object })),
    ...bindings.items.map(object => ({
      resource: clusterRoleBindings,
      object,
    })),
  ].filter(({ object }) => isOwn(object));
}

async function applyOwn(
  client: KubeClient,
  resource: Resource,
  object: KubeObject,
): Promise<void> {
  const { namespace, name } = object.metadata;
  const present = await getIfPresent(client, resource, { namespace, name });
  if (present && !isOwn(present)) {
    throw conflict(
      `${resource.kind} "${name}" is in the vcluster, but was not made by this portal`,
      { field: 'account', value: name, fix: 'Delete it, then try again.' },
    );
  }
  await client.apply(resource, object);
}

function isOwn({ metadata: { name = '', labels = {} } }: KubeObject): boolean {
  return (
    NAME.test(name) &&
    Object.entries(LABELS).every(([key, value]) => labels[key] === value)
  );
}
