import {
  ANNOTATION_MANAGED_ANNOTATIONS,
  ANNOTATION_OBJECT_HOST_NAME,
  ANNOTATION_OBJECT_HOST_NAMESPACE,
  ANNOTATION_OBJECT_KIND,
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OBJECT_NAMESPACE,
  ANNOTATION_OBJECT_UID,
  LABEL_SYNCED_BY,
  LABEL_VIRTUAL_NAMESPACE,
  sha256Hex,
} from 'backstage-plugin-dapr-vcluster-common';
import {
  KubeObject,
  ObjectMeta,
  OwnerReference,
} from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { Placement, Ref } from '../config/Placement';

/** Namespace and name of an object that has both. */
export function refTo({ metadata }: KubeObject): Ref {
  return { namespace: metadata.namespace!, name: metadata.name };
}

/** Labels that objects of a single-namespace vcluster carry, and selectors need. */
export function placeLabels(
  placement: Placement,
  virtualNamespace: string,
): Record<string, string> {
  return placement.mode === 'single'
    ? {
        [LABEL_SYNCED_BY]: placement.vcluster.name,
        [LABEL_VIRTUAL_NAMESPACE]: virtualNamespace,
      }
    : {};
}

/** Labels of the vcluster's object as the host has them: all but `release`, which is the chart's. */
export function hostLabels(
  placement: Placement,
  labels: Record<string, string> = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).map(([key, value]) => [
      key === 'release'
        ? `vcluster.loft.sh/label-${placement.vcluster.name}-x-${sha256Hex(
            key,
          ).slice(0, 10)}`
        : key,
      value,
    ]),
  );
}

/** Metadata of the host's copy of an object. */
export function hostMetadata(
  placement: Placement,
  virtual: KubeObject,
  owner?: OwnerReference,
): Partial<ObjectMeta> & Ref {
  const ref = refTo(virtual);
  const host = placement.hostRef(ref);
  const labels = {
    ...hostLabels(placement, virtual.metadata.labels),
    ...placeLabels(placement, ref.namespace),
  };
  return {
    ...host,
    ...(Object.keys(labels).length > 0 && { labels }),
    annotations: {
      ...virtual.metadata.annotations,
      ...identity(virtual, host),
    },
    ...(owner && { ownerReferences: [owner] }),
  };
}

/** The annotations by which a host object can be mapped back. */
export function identity(
  virtual: KubeObject,
  host: { name: string; namespace?: string },
): Record<string, string> {
  const { metadata } = virtual;
  const own = Object.keys(metadata.annotations ?? {}).sort();
  return {
    ...(own.length > 0 && { [ANNOTATION_MANAGED_ANNOTATIONS]: own.join('\n') }),
    [ANNOTATION_OBJECT_HOST_NAME]: host.name,
    ...(host.namespace && {
      [ANNOTATION_OBJECT_HOST_NAMESPACE]: host.namespace,
    }),
    [ANNOTATION_OBJECT_KIND]: `${groupVersion(virtual.apiVersion)}, Kind=${
      virtual.kind
    }`,
    [ANNOTATION_OBJECT_NAME]: metadata.name,
    ...(metadata.namespace && {
      [ANNOTATION_OBJECT_NAMESPACE]: metadata.namespace,
    }),
    [ANNOTATION_OBJECT_UID]: metadata.uid ?? '',
  };
}

/** Annotations of a host object after the virtual ones changed: managed ones follow, others stay. */
export function mergedAnnotations(
  host: Record<string, string> = {},
  wanted: Record<string, string> = {},
): Record<string, string> {
  const managed = new Set(
    (host[ANNOTATION_MANAGED_ANNOTATIONS] ?? '').split('\n'),
  );
  managed.add(ANNOTATION_MANAGED_ANNOTATIONS);
  const kept = Object.entries(host).filter(([key]) => !managed.has(key));
  return { ...Object.fromEntries(kept), ...wanted };
}

// The core group has no name, which leaves the slash.
function groupVersion(apiVersion = '') {
  return apiVersion.includes('/') ? apiVersion : `/${apiVersion}`;
}
