import {
  LABEL_MANAGED_BY,
  LABEL_TENANT,
  LABEL_VCLUSTER_NAME,
  LABEL_VCLUSTER_NAMESPACE,
  MANAGED_BY,
  shareNamespaces,
  takesNamespace,
  TenantRef,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict } from '../../platform/errors';

/**
 * Makes sure that a tenant can never have a host namespace in common with any other vcluster of its host: one that runs,
 * one that has claimed its namespace and is being installed, or one of which namespaces are left. Which one that is is
 * not told: the caller may not be allowed to know of it.
 *
 * @throws ConflictError when it could.
 */
export async function assertNamespacesUnshared(
  client: KubeClient,
  ref: TenantRef,
): Promise<void> {
  const { items: namespaces } = await client.list(RESOURCES.namespaces);
  const others = [
    ...(await installedVclusters(client)),
    ...namespaces.flatMap(claimantsOf),
  ].filter(
    ({ namespace, name }) => namespace !== ref.namespace || name !== ref.name,
  );
  const taken =
    others.some(other => shareNamespaces(ref, other)) ||
    namespaces.some(
      namespace =>
        takesNamespace(ref, namespace.metadata.name) &&
        !claimantsOf(namespace).some(
          ({ namespace: own, name }) =>
            own === ref.namespace && name === ref.name,
        ),
    );
  if (taken) {
    throw conflict(
      `tenant "${ref.name}" in namespace "${ref.namespace}" would share host namespaces with another vcluster on host "${ref.host}"`,
      {
        field: 'name',
        value: ref.name,
        fix: 'Choose another name or namespace.',
      },
    );
  }
}

async function installedVclusters(client: KubeClient): Promise<VclusterRef[]> {
  const found: VclusterRef[] = [];
  for (const resource of [RESOURCES.statefulSets, RESOURCES.deployments]) {
    const { items } = await client.list(resource, {
      labelSelector: 'app=vcluster,release',
    });
    for (const { metadata } of items) {
      const { namespace = '', labels = {} } = metadata;
      found.push({ namespace, name: labels.release });
    }
  }
  return found;
}

/** The vclusters that the labels of a host namespace name: one it was created for, and one whose syncer writes to it. */
function claimantsOf({ metadata }: KubeObject): VclusterRef[] {
  const { name, labels = {} } = metadata;
  const claimants: VclusterRef[] = [];
  if (labels[LABEL_MANAGED_BY] === MANAGED_BY && labels[LABEL_TENANT]) {
    claimants.push({ namespace: name, name: labels[LABEL_TENANT] });
  }
  if (labels[LABEL_VCLUSTER_NAME] && labels[LABEL_VCLUSTER_NAMESPACE]) {
    claimants.push({
      namespace: labels[LABEL_VCLUSTER_NAMESPACE],
      name: labels[LABEL_VCLUSTER_NAME],
    });
  }
  return claimants;
}
