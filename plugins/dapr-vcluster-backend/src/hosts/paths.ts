import { ObjectRef, Resource } from './types';

/**
 * URL path of a kind, or of one object, below the API server's root.
 *
 * @throws Error when one object of a namespaced kind is asked for without a namespace.
 */
export function pathOf(
  resource: Resource,
  ref: Partial<ObjectRef> = {},
): string {
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
  if (ref.name) parts.push(encodeURIComponent(ref.name));
  return parts.join('/');
}
