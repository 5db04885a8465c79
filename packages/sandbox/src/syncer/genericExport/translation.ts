import {
  ANNOTATION_CONTROLLED_BY,
  ANNOTATION_MANAGED_ANNOTATIONS,
  ANNOTATION_OBJECT_HOST_NAME,
  ANNOTATION_OBJECT_HOST_NAMESPACE,
  ANNOTATION_OBJECT_KIND,
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OBJECT_NAMESPACE,
  ANNOTATION_OBJECT_UID,
  multiNamespaceHostNamespace,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { DaprResource, NamespacedName } from 'dapr-vcluster-component-syncer';

/** Where an object of a vcluster of multi-namespace mode (0.20 to 0.25) is on the host: under its own name. */
export function exportedRef(
  vcluster: VclusterRef,
  { namespace, name }: NamespacedName,
): NamespacedName {
  const { namespace: home, name: of } = vcluster;
  return { namespace: multiNamespaceHostNamespace(namespace, home, of), name };
}

/** The host's version of an object, as the syncer of such a vcluster makes it. */
export function exported(
  vcluster: VclusterRef,
  object: DaprResource,
): DaprResource {
  const { metadata, status: _, ...rest } = object;
  const host = exportedRef(vcluster, refOf(object));
  const own = Object.keys(metadata.annotations ?? {}).sort();
  return {
    ...rest,
    metadata: {
      ...host,
      ...(metadata.labels && { labels: metadata.labels }),
      annotations: {
        ...metadata.annotations,
        [ANNOTATION_CONTROLLED_BY]: controllerOf(object),
        ...(own.length > 0 && {
          [ANNOTATION_MANAGED_ANNOTATIONS]: own.join('\n'),
        }),
        [ANNOTATION_OBJECT_HOST_NAME]: host.name,
        [ANNOTATION_OBJECT_HOST_NAMESPACE]: host.namespace,
        [ANNOTATION_OBJECT_KIND]: `${object.apiVersion}, Kind=${object.kind}`,
        [ANNOTATION_OBJECT_NAME]: metadata.name,
        [ANNOTATION_OBJECT_NAMESPACE]: metadata.namespace ?? '',
        [ANNOTATION_OBJECT_UID]: metadata.uid ?? '',
      },
    },
  } as DaprResource;
}

/** The object of the vcluster that a host object is the copy of: it says so, and stands where that copy would stand. */
export function exportedFrom(
  vcluster: VclusterRef,
  host: DaprResource,
): (NamespacedName & { uid: string }) | undefined {
  const { annotations = {} } = host.metadata;
  const name = annotations[ANNOTATION_OBJECT_NAME];
  const namespace = annotations[ANNOTATION_OBJECT_NAMESPACE];
  if (
    annotations[ANNOTATION_CONTROLLED_BY] !== controllerOf(host) ||
    name === undefined ||
    namespace === undefined
  ) {
    return undefined;
  }
  const place = exportedRef(vcluster, { namespace, name });
  const { namespace: at, name: of } = refOf(host);
  return place.namespace === at && place.name === of
    ? { namespace, name, uid: annotations[ANNOTATION_OBJECT_UID] ?? '' }
    : undefined;
}

/** Namespace and name of a namespaced object. */
export function refOf({ metadata }: DaprResource): NamespacedName {
  return { namespace: metadata.namespace ?? '', name: metadata.name };
}

function controllerOf({ apiVersion, kind }: DaprResource) {
  return `${kind.toLowerCase()}/${apiVersion.split('/')[0]}/GenericExport`;
}
