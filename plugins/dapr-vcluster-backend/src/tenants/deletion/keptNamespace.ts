import {
  KubeClient,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TenantRef } from 'backstage-plugin-dapr-vcluster-common';
import { isOwnNamespace } from '../live/hostNamespace';

/** Reason to keep a namespace that is still in use. */
export const OTHER_VCLUSTER = 'another vcluster lives in it';

const CREATED_BY_CLI = 'vcluster.loft.sh/created';

/** Why a namespace is not deleted with its tenant: it is, when it was created for it and no other vcluster is in it. */
export async function reasonToKeep(
  client: KubeClient,
  namespace: KubeObject,
  ref: TenantRef,
): Promise<string | undefined> {
  const { annotations = {} } = namespace.metadata;
  if (
    !isOwnNamespace(namespace, ref) &&
    annotations[CREATED_BY_CLI] !== 'true'
  ) {
    return 'neither this portal nor the vcluster CLI made it';
  }
  const others = {
    namespace: ref.namespace,
    labelSelector: `app=vcluster,release!=${ref.name}`,
  };
  for (const resource of [RESOURCES.statefulSets, RESOURCES.deployments]) {
    const { items } = await client.list(resource, others);
    if (items.length > 0) {
      return OTHER_VCLUSTER;
    }
  }
  return undefined;
}
