import { OperationHandlers } from '../operations';
import { userOf } from './userOf';
import type { Services } from '../../compose';

/** Operations on kubeconfigs of vclusters. */
export function kubeconfigHandlers({
  kubeconfigs,
}: Pick<Services, 'kubeconfigs'>) {
  return {
    issueKubeconfig: async ({ tenant, body, query, credentials }) =>
      kubeconfigs.issue(tenant, body, { ...query, user: userOf(credentials) }),

    revokeKubeconfigs: async ({ tenant, query }) =>
      kubeconfigs.revoke(tenant, query),
  } satisfies Partial<OperationHandlers>;
}
