import { OperationHandlers } from '../operations';
import type { Services } from '../../compose';

/** Operations on Dapr Components. */
export function componentHandlers({
  components,
  resourceDeleter,
  resourceWriter,
  virtual,
}: Pick<
  Services,
  'components' | 'resourceDeleter' | 'resourceWriter' | 'virtual'
>) {
  return {
    listComponents: async ({ tenant }) => components.list(tenant.snapshot()),

    applyComponent: async ({ tenant, body, query, signal }) =>
      resourceWriter.applyComponent(tenant, body, {
        ...query,
        signal,
      }),

    deleteComponent: async ({ tenant, path, query }) =>
      resourceDeleter.delete(
        tenant,
        {
          kind: 'Component',
          namespace: path.virtualNamespace,
          name: path.component,
        },
        query,
      ),

    listSecretNames: async ({ tenant: { tenant } }) => ({
      secrets: await virtual.secrets(tenant),
    }),
  } satisfies Partial<OperationHandlers>;
}
