import { OperationHandlers } from '../operations';
import { userOf } from './userOf';
import type { Services } from '../../compose';

/** Operations on kubeconfigs of vclusters. */
export function kubeconfigHandlers({
  clusterSecrets,
  kubeconfigs,
}: Pick<Services, 'clusterSecrets' | 'kubeconfigs'>) {
  return {
    issueKubeconfig: async ({ tenant, body, query, credentials }) => {
      const call = { ...query, user: userOf(credentials) };
      return body.output === 'argocd'
        ? clusterSecrets.issue(tenant, call)
        : kubeconfigs.issue(tenant, body, call);
    },

    // Argo CD's Secret goes first: with it no task can ask for a new token.
    revokeKubeconfigs: async ({ tenant, query }) => {
      const removed = await clusterSecrets.remove(tenant, query);
      const answer = await kubeconfigs.revoke(tenant, query);
      const { outcome } = answer;
      return {
        ...answer,
        outcome:
          removed.length > 0 && outcome === 'unchanged' ? 'revoked' : outcome,
        objects: [...removed, ...answer.objects],
      };
    },
  } satisfies Partial<OperationHandlers>;
}
