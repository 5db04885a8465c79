import { OperationHandlers } from '../operations';
import type { Services } from '../../compose';

/** Operations on YAML inside a vcluster. */
export function manifestHandlers({ manifests }: Pick<Services, 'manifests'>) {
  return {
    applyManifests: async ({ tenant, body, query, credentials, signal }) =>
      manifests.apply(tenant, body, { ...query, credentials, signal }),

    deleteManifests: async ({ tenant, body, query, credentials, signal }) =>
      manifests.delete(tenant, body, { ...query, credentials, signal }),
  } satisfies Partial<OperationHandlers>;
}
