import { OperationHandlers } from '../operations';
import type { Services } from '../../compose';

/** Operations on Dapr resources of any kind. */
export function resourceHandlers({
  differences,
  resourceDeleter,
  resources,
  resourceWriter,
}: Pick<
  Services,
  'differences' | 'resourceDeleter' | 'resources' | 'resourceWriter'
>) {
  return {
    listResources: async ({ tenant }) => resources.list(tenant.snapshot()),

    applyResource: async ({ tenant, body, query, signal }) =>
      resourceWriter.apply(tenant, body, { ...query, signal }),

    restoreResource: async ({ tenant, path, query, signal }) =>
      resourceWriter.restore(tenant, nameOf(path), { ...query, signal }),

    deleteResource: async ({ tenant, path, query }) =>
      resourceDeleter.delete(tenant, nameOf(path), query),

    getDifference: async ({ tenant, path }) =>
      differences.read(tenant.snapshot(), nameOf(path)),
  } satisfies Partial<OperationHandlers>;
}

function nameOf<Kind extends string>(path: {
  kind: Kind;
  virtualNamespace: string;
  resource: string;
}) {
  const { kind, virtualNamespace: namespace, resource: name } = path;
  return { kind, namespace, name };
}
