import { LABEL_NAMESPACE_PREFIX } from './keys';
import { sha256Hex } from './hash';

const MAX_LENGTH = 63;

/**
 * A vcluster by its namespace and name on the host.
 *
 * @public
 */
export type VclusterRef = {
  /** Namespace on the host that holds the vcluster's StatefulSet. */
  namespace: string;
  /** Name of the vcluster, which is also its Helm release name. */
  name: string;
};

/**
 * Joins parts with `-`; what is longer than 63 characters keeps its first 52 and gets 10 hex
 * digits of the SHA-256 of the whole, as vcluster has done from 0.15 on.
 *
 * @public
 */
export function safeConcatName(...parts: string[]): string {
  const full = parts.join('-');
  if (full.length <= MAX_LENGTH) {
    return full;
  }
  return `${full.slice(0, 52)}-${sha256Hex(full).slice(0, 10)}`.replaceAll(
    '.-',
    '-',
  );
}

/**
 * Host name of a namespaced object of a single-namespace vcluster.
 *
 * @public
 */
export function singleNamespaceName(
  name: string,
  virtualNamespace: string,
  vcluster: string,
): string {
  return safeConcatName(name, 'x', virtualNamespace, 'x', vcluster);
}

/**
 * Host namespace of a namespace of a multi-namespace vcluster (up to 0.25).
 *
 * @public
 */
export function multiNamespaceHostNamespace(
  virtualNamespace: string,
  vclusterNamespace: string,
  vcluster: string,
): string {
  return `vcluster-${sha256Hex(virtualNamespace).slice(
    0,
    8,
  )}-${multiNamespaceSuffix({
    namespace: vclusterNamespace,
    name: vcluster,
  })}`;
}

/**
 * The second half of every host namespace of one multi-namespace vcluster: 8 hex digits.
 *
 * @public
 */
export function multiNamespaceSuffix(vcluster: VclusterRef): string {
  return sha256Hex(`${vcluster.namespace}x${vcluster.name}`).slice(0, 8);
}

/** Host name of a cluster-scoped object. */
export function clusterScopedName(
  name: string,
  vclusterNamespace: string,
  vcluster: string,
): string {
  return safeConcatName(
    'vcluster',
    name,
    'x',
    vclusterNamespace,
    'x',
    vcluster,
  );
}

/**
 * Host name that multi-namespace mode gives the root CA ConfigMap, the one object whose name
 * would collide with the host's own.
 *
 * @public
 */
export function multiNamespaceRootCaName(
  name: string,
  vcluster: string,
): string {
  return safeConcatName('vcluster', name, 'x', vcluster);
}

/**
 * Value of the `managed-by` label on a vcluster's host namespaces.
 *
 * @public
 */
export function managedByValue(
  vclusterNamespace: string,
  vcluster: string,
): string {
  return safeConcatName(vclusterNamespace, 'x', vcluster);
}

/**
 * Pod label under which a label of the namespace in the vcluster is kept on the host.
 *
 * @public
 */
export function namespaceLabelKey(key: string, vcluster: string): string {
  return `${LABEL_NAMESPACE_PREFIX}-${vcluster}-x-${sha256Hex(key).slice(
    0,
    10,
  )}`;
}
