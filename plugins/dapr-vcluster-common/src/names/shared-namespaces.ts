import { multiNamespaceSuffix, VclusterRef } from './translate';

/**
 * Names that multi-namespace vclusters give to namespaces on the host, or could: their syncers take every namespace
 * that begins and ends like theirs, and the ending is 8 hex digits that anybody can compute.
 */
const OF_A_VCLUSTER = /^vcluster.*[0-9a-f]{8}$/;

/** True for a name that belongs to some vcluster, existing or not, and therefore to no tenant as its own namespace. */
export function isVirtualNamespaceName(name: string): boolean {
  return OF_A_VCLUSTER.test(name);
}

/**
 * True when a multi-namespace vcluster (up to 0.25) would use a host namespace of this name as one of its own. Its
 * syncer compares beginning and end only, and never whether the namespace is managed by it.
 *
 * @public
 */
export function takesNamespace(vcluster: VclusterRef, name: string): boolean {
  return (
    name !== vcluster.namespace &&
    name.startsWith('vcluster') &&
    name.endsWith(multiNamespaceSuffix(vcluster))
  );
}

/**
 * True when two different vclusters on one host could ever have a host namespace in common, whatever their profiles:
 * the same own namespace, the same suffix, or one's own namespace being one that the other would use.
 *
 * @public
 */
export function shareNamespaces(one: VclusterRef, other: VclusterRef): boolean {
  return (
    one.namespace === other.namespace ||
    multiNamespaceSuffix(one) === multiNamespaceSuffix(other) ||
    takesNamespace(one, other.namespace) ||
    takesNamespace(other, one.namespace)
  );
}
