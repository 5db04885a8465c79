import {
  LABEL_MANAGED_BY,
  MANAGED_BY,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostSyncer } from '../componentSyncer';

const GROUP = 'rbac.authorization.k8s.io';

/** ClusterRole with what a Component syncer on the host needs in the namespaces of tenants, and name of its RoleBindings. */
export const SYNCER_ROLE = 'dapr-vcluster-tenant-component-syncer';

/**
 * Lets the Component syncer of a host read the Secrets of one namespace; undefined where it needs no such right: the
 * embedded one has those of the portal.
 */
export function syncerRoleBinding(
  namespace: string,
  { mode, serviceAccount }: HostSyncer,
): KubeObject | undefined {
  if (mode !== 'external' || !serviceAccount) {
    return undefined;
  }
  return {
    apiVersion: `${GROUP}/v1`,
    kind: 'RoleBinding',
    metadata: {
      name: SYNCER_ROLE,
      namespace,
      labels: { [LABEL_MANAGED_BY]: MANAGED_BY },
    },
    roleRef: { apiGroup: GROUP, kind: 'ClusterRole', name: SYNCER_ROLE },
    subjects: [{ kind: 'ServiceAccount', ...serviceAccount }],
  };
}
