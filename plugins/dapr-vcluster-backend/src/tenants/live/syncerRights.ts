import {
  isAlreadyExists,
  isForbidden,
  KubeObject,
  RESOURCES,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { unavailable } from '../../platform/errors';
import {
  HostHandle,
  SYNCER_ROLE,
  syncerRoleBinding,
} from '../../platform/hosts';

/**
 * Lets the Component syncer of a host read the Secrets of a tenant's namespace. The embedded one has the rights of the
 * portal and needs nothing.
 *
 * @returns the RoleBinding when this call has created it
 * @throws ServiceUnavailableError naming the right when the portal may not bind it
 */
export async function bindSyncer(
  { client, componentSyncer, name }: HostHandle,
  namespace: string,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<KubeObject | undefined> {
  const binding = syncerRoleBinding(namespace, componentSyncer);
  if (!binding) {
    return undefined;
  }
  try {
    return await client.create(RESOURCES.roleBindings, binding, { dryRun });
  } catch (error) {
    if (isAlreadyExists(error)) {
      return undefined;
    }
    if (!isForbidden(error)) {
      throw error;
    }
    throw unavailable(
      `host ${name} does not allow the portal's service account to bind ClusterRole ${SYNCER_ROLE} in namespace "${namespace}": without it the Component syncer cannot read the tenant`,
      {
        field: 'host',
        value: name,
        fix: 'Apply manifests/rbac.yaml of the backend package.',
      },
    );
  }
}
