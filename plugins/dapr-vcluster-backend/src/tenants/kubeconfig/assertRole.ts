import {
  isNotFound,
  KubeClient,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { conflict } from '../../platform/errors';

/** @throws ConflictError when the vcluster does not have the role. */
export async function assertRole(
  client: KubeClient,
  { clusterRole }: { clusterRole: string },
): Promise<void> {
  try {
    await client.get(RESOURCES.clusterRoles, { name: clusterRole });
  } catch (error) {
    throw isNotFound(error)
      ? conflict(`ClusterRole "${clusterRole}" is not in the vcluster`, {
          field: 'clusterRole',
          value: clusterRole,
          fix: "Create it there, or have another one named in the portal's configuration.",
        })
      : error;
  }
}
