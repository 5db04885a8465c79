import { ObjectRef, Resource } from './types';

/**
 * The URL path of a kind, or of one object of it, below the server's root.
 *
 * @throws Error when one object of a namespaced kind is asked for without a namespace.
 */
export function pathOf(
  resource: Resource,
  ref: Partial<ObjectRef> = {},
  subresource?: string,
): string {
  const root = resource.apiVersion.includes('/')
    ? `/apis/${resource.apiVersion}`
    : `/api/${resource.apiVersion}`;
  const parts = [root];
  if (resource.namespaced && ref.namespace) {
    parts.push('namespaces', encodeURIComponent(ref.namespace));
  } else if (resource.namespaced && ref.name) {
    throw new Error(
      `${resource.kind} ${ref.name} is namespaced: its namespace is missing`,
    );
  }
  parts.push(resource.plural);
  if (ref.name) {
    parts.push(encodeURIComponent(ref.name));
  }
  if (subresource) {
    parts.push(subresource);
  }
  return parts.join('/');
}

/** `<namespace>/<name>`, or `<name>` for cluster-scoped objects: the work queue's key. */
export function keyOf(object: { metadata: Partial<ObjectRef> }): string {
  const { namespace, name } = object.metadata;
  return namespace ? `${namespace}/${name}` : `${name}`;
}

/** The inverse of {@link keyOf}. */
export function refOf(key: string): ObjectRef {
  const slash = key.indexOf('/');
  return slash < 0
    ? { name: key }
    : { namespace: key.slice(0, slash), name: key.slice(slash + 1) };
}
