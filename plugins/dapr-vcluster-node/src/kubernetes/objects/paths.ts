import { ObjectRef, Resource } from './types';

/**
 * URL path of a kind, of one object, or of a part of it, below the API server's root.
 *
 * @throws Error when one object of a namespaced kind is addressed without its namespace, or a name would leave its
 * place in the path.
 * @public
 */
export function pathOf(
  resource: Resource,
  ref: Partial<ObjectRef> = {},
  subresource?: string,
): string {
  for (const part of [ref.name, ref.namespace]) {
    if (part === '' || part === '.' || part === '..') {
      throw new Error(`"${part}" is not a name of a ${resource.kind}`);
    }
  }
  const root = resource.apiVersion.includes('/') ? '/apis' : '/api';
  const parts = [root, resource.apiVersion];
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
    parts.push(encodeURIComponent(subresource));
  }
  return parts.join('/');
}
