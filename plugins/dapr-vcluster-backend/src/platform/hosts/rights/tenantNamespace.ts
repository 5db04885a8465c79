import {
  ANNOTATION_OWNER,
  LABEL_MANAGED_BY,
  LABEL_TENANT,
  LABEL_VCLUSTER_NAME,
  LABEL_VCLUSTER_NAMESPACE,
  MANAGED_BY,
  takesNamespace,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Never a tenant's, whatever labels or workloads are in it. */
const SYSTEM = /^(default|kube-.*)$/;

/**
 * Whether the portal may bind rights for itself in a namespace: it has created it for a tenant, the platform team has
 * named an owner for it, a vcluster is in it, or it is one of the namespaces of a syncer. Only who may write namespaces
 * can set these labels and annotations.
 *
 * @param notTenants - further namespaces that are none, e.g. Dapr's
 */
export async function isTenantNamespace(
  client: Pick<KubeClient, 'list'>,
  { metadata: { name, labels = {}, annotations = {} } }: KubeObject,
  notTenants: readonly string[],
): Promise<boolean> {
  if (SYSTEM.test(name) || notTenants.includes(name)) {
    return false;
  }
  const isOwn = labels[LABEL_MANAGED_BY] === MANAGED_BY && labels[LABEL_TENANT];
  if (isOwn || annotations[ANNOTATION_OWNER]) {
    return true;
  }
  const mapped = labels[LABEL_VCLUSTER_NAME];
  const home = labels[LABEL_VCLUSTER_NAMESPACE];
  if (mapped && home) {
    const vcluster = { namespace: home, name: mapped };
    // What a syncer has created stays when its vcluster is uninstalled; nobody else may create this name.
    return takesNamespace(vcluster, name) || hasVcluster(client, vcluster);
  }
  return hasVcluster(client, { namespace: name });
}

async function hasVcluster(
  client: Pick<KubeClient, 'list'>,
  { namespace, name }: Partial<VclusterRef>,
): Promise<boolean> {
  const labelSelector = `app=vcluster,release${name ? `=${name}` : ''}`;
  for (const resource of [RESOURCES.statefulSets, RESOURCES.deployments]) {
    const { items } = await client.list(resource, { namespace, labelSelector });
    if (items.length > 0) {
      return true;
    }
  }
  return false;
}
