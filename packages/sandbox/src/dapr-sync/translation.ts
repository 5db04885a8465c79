import {
  ANNOTATION_CONTROLLED_BY,
  ANNOTATION_MANAGED_ANNOTATIONS,
  ANNOTATION_OBJECT_HOST_NAME,
  ANNOTATION_OBJECT_HOST_NAMESPACE,
  ANNOTATION_OBJECT_KIND,
  ANNOTATION_OBJECT_NAME,
  ANNOTATION_OBJECT_NAMESPACE,
  ANNOTATION_OBJECT_UID,
  LABEL_SYNCED_BY,
  LABEL_VIRTUAL_NAMESPACE,
  multiNamespaceHostNamespace,
  singleNamespaceName,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { renameSecrets } from './secretRefs';
import { DaprResource, NamespacedName } from './types';

/** How objects of a vcluster look on its host. */
export type Translation = {
  /** Where an object of the vcluster lives on the host. */
  hostRef(virtual: NamespacedName): NamespacedName;
  /** The host's version of an object. */
  toHost(object: DaprResource): DaprResource;
};

/** Multi-namespace mode (0.20 to 0.25): names are kept, each namespace has its own on the host. */
export function multiNamespaceTranslation(vcluster: VclusterRef): Translation {
  const hostRef = ({ namespace, name }: NamespacedName) => ({
    namespace: multiNamespaceHostNamespace(
      namespace,
      vcluster.namespace,
      vcluster.name,
    ),
    name,
  });
  return {
    hostRef,
    toHost: object => translated(object, hostRef(refOf(object))),
  };
}

/**
 * Single-namespace mode: everything goes to the vcluster's own namespace. The name is kept,
 * because it is what apps call; the Secrets it refers to have their translated names there.
 */
export function hostNamespaceTranslation(vcluster: VclusterRef): Translation {
  const hostRef = ({ name }: NamespacedName) => ({
    namespace: vcluster.namespace,
    name,
  });
  return {
    hostRef,
    toHost: object => {
      const { namespace } = refOf(object);
      const copy = translated(object, hostRef(refOf(object)));
      const labels = {
        ...copy.metadata.labels,
        [LABEL_SYNCED_BY]: vcluster.name,
        [LABEL_VIRTUAL_NAMESPACE]: namespace,
      };
      const rename = (secret: string) =>
        singleNamespaceName(secret, namespace, vcluster.name);
      return renameSecrets(
        { ...copy, metadata: { ...copy.metadata, labels } },
        rename,
      );
    },
  };
}

/** The object of the vcluster that a host object says it stands for, unless it says nothing. */
export function claimOf(host: DaprResource): NamespacedName | undefined {
  const name = host.metadata.annotations?.[ANNOTATION_OBJECT_NAME];
  const namespace = host.metadata.annotations?.[ANNOTATION_OBJECT_NAMESPACE];
  const controlled =
    host.metadata.annotations?.[ANNOTATION_CONTROLLED_BY] ===
    controllerOf(host);
  return controlled && name !== undefined && namespace !== undefined
    ? { namespace, name }
    : undefined;
}

/** Namespace and name of a namespaced object. */
export function refOf({ metadata }: DaprResource): NamespacedName {
  return { namespace: metadata.namespace ?? '', name: metadata.name };
}

function controllerOf({ apiVersion, kind }: DaprResource) {
  return `${kind.toLowerCase()}/${apiVersion.split('/')[0]}/GenericExport`;
}

function translated(object: DaprResource, host: NamespacedName): DaprResource {
  const { metadata, status: _, ...rest } = object;
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
