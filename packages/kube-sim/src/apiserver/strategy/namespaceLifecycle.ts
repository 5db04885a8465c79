import { ApiError } from '../errors/ApiError';
import { forbidden, notFound } from '../errors/errors';
import { ApiCall } from '../context/ServerContext';

const NAMESPACES = { group: '', plural: 'namespaces' };
const PROTECTED = ['default', 'kube-system', 'kube-public'];

/** Throws 404 for a namespace that does not exist and 403 for one that is being deleted. */
export function checkNamespace(call: ApiCall, name: string): void {
  const { kind, path, context } = call;
  if (!kind.namespaced || path.namespace === undefined) {
    return;
  }
  const namespace = context.store.get('namespaces', undefined, path.namespace);
  if (!namespace) {
    throw notFound(NAMESPACES, path.namespace);
  }
  if (namespace.metadata.deletionTimestamp) {
    throw forbidden(
      kind,
      name,
      `unable to create new content in namespace ${path.namespace} because it is being terminated`,
      [
        {
          reason: 'NamespaceTerminating',
          message: `namespace ${path.namespace} is being terminated`,
          field: 'metadata.namespace',
        },
      ],
    );
  }
}

/** Throws 403 for namespaces that Kubernetes never lets go. */
export function checkNamespaceDeletion(name: string): ApiError | undefined {
  return PROTECTED.includes(name)
    ? forbidden(NAMESPACES, name, 'this namespace may not be deleted')
    : undefined;
}
