import {
  ANNOTATION_SYNC_DIGEST,
  ANNOTATION_SYNC_REFUSED,
  ANNOTATION_SYNC_SOURCE,
  ANNOTATION_SYNC_SOURCE_UID,
  ANNOTATION_VIRTUAL_NAMESPACE,
  COMPONENT_SYNCER,
  LABEL_MANAGED_BY,
  LABEL_TENANT,
  renameSecrets,
  singleNamespaceName,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { DaprResource, HostCopy, NamespacedName } from '../sync';
import { allowedMetadata, MetadataAllowList } from './allowedMetadata';
import { digestOf } from './canonical';

/** What of a copy is decided outside of its source. */
export type CopyOptions = {
  allowedMetadata: MetadataAllowList;
  /** App ids that take the place of the source's scopes. */
  scopes?: string[];
};

/**
 * The host's version of an object: in the vcluster's host namespace under its own name, as apps call it by that; the
 * Secrets it refers to have their translated names there. Of the tenant's labels and annotations only allowed ones
 * come along.
 *
 * @throws TooDeep
 */
export function copyOf(
  object: DaprResource,
  tenant: VclusterRef,
  options: CopyOptions,
): { copy: DaprResource; content: string } {
  const { metadata, status: _, ...fields } = object;
  const { namespace = '', name, uid = '', labels, annotations } = metadata;
  const rename = (secret: string) =>
    singleNamespaceName(secret, namespace, tenant.name);
  const allowed = options.allowedMetadata;
  const copy: DaprResource = {
    ...renameSecrets(fields as DaprResource, rename),
    ...(options.scopes && { scopes: options.scopes }),
    metadata: {
      name,
      namespace: tenant.namespace,
      labels: {
        ...allowedMetadata(labels, allowed),
        ...ownerLabels(tenant),
      },
      annotations: {
        ...allowedMetadata(annotations, allowed),
        ...sourceAnnotations({ namespace, name, uid }),
      },
    },
  };
  const content = contentOf(copy, allowed);
  copy.metadata.annotations![ANNOTATION_SYNC_DIGEST] = content;
  return { copy, content };
}

/** Name on the host of a Secret of a vcluster. */
export function hostSecretName(
  secret: string,
  virtualNamespace: string,
  tenant: VclusterRef,
): string {
  return singleNamespaceName(secret, virtualNamespace, tenant.name);
}

/**
 * Labels of a vcluster's copies on the host.
 *
 * @public
 */
export function ownerLabels(tenant: VclusterRef): Record<string, string> {
  return {
    [LABEL_MANAGED_BY]: COMPONENT_SYNCER,
    [LABEL_TENANT]: tenant.name,
  };
}

/**
 * Annotations of the copy of an object. With {@link ownerLabels} they make a host object the copy: that is how one that
 * is there already changes hands without a gap.
 *
 * @public
 */
export function sourceAnnotations(
  source: NamespacedName & { uid: string },
): Record<string, string> {
  const { namespace, name, uid } = source;
  return {
    [ANNOTATION_SYNC_SOURCE]: `${namespace}/${name}`,
    [ANNOTATION_SYNC_SOURCE_UID]: uid,
    [ANNOTATION_VIRTUAL_NAMESPACE]: namespace,
  };
}

/** What the marks of a host object say; undefined for one that is not the copy of an object of this vcluster. */
export function sourceOf(
  { metadata }: DaprResource,
  tenant: VclusterRef,
): HostCopy['source'] {
  const { labels = {}, annotations = {}, namespace, name } = metadata;
  const [from, of] = (annotations[ANNOTATION_SYNC_SOURCE] ?? '').split('/');
  const uid = annotations[ANNOTATION_SYNC_SOURCE_UID];
  const isOurs =
    namespace === tenant.namespace &&
    labels[LABEL_TENANT] === tenant.name &&
    of === name &&
    Boolean(from) &&
    uid !== undefined;
  return isOurs ? { namespace: from, name } : undefined;
}

/** Digest of all that a copy is made of: fields, marks and allowed metadata. */
export function contentOf(
  object: DaprResource,
  allowed: MetadataAllowList,
): string {
  const { apiVersion: _, kind: __, status: ___, metadata, ...fields } = object;
  const { labels = {}, annotations = {} } = metadata;
  return digestOf({
    fields,
    labels: {
      ...allowedMetadata(labels, allowed),
      managedBy: labels[LABEL_MANAGED_BY],
      tenant: labels[LABEL_TENANT],
    },
    annotations: {
      ...allowedMetadata(annotations, allowed),
      source: annotations[ANNOTATION_SYNC_SOURCE],
      uid: annotations[ANNOTATION_SYNC_SOURCE_UID],
      namespace: annotations[ANNOTATION_VIRTUAL_NAMESPACE],
    },
  });
}

/** What is kept of a host object. */
export function hostCopyOf(
  object: DaprResource & { metadata: { resourceVersion?: string } },
  tenant: VclusterRef,
  allowed: MetadataAllowList,
): HostCopy {
  const { metadata } = object;
  const { annotations = {} } = metadata;
  return {
    ref: { namespace: metadata.namespace ?? '', name: metadata.name },
    uid: metadata.uid ?? '',
    resourceVersion: metadata.resourceVersion ?? '',
    source: sourceOf(object, tenant),
    content: contentOf(object, allowed),
    written: annotations[ANNOTATION_SYNC_DIGEST],
    refused: annotations[ANNOTATION_SYNC_REFUSED],
  };
}

/**
 * The object to put in place of one that is there: what others keep in its metadata stays.
 *
 * @param live - as it is on the host now
 */
export function inPlaceOf<T extends DaprResource>(
  live: T,
  copy: DaprResource,
  allowed: MetadataAllowList,
): T {
  const without = (given: Record<string, string> = {}) => {
    const ours = allowedMetadata(given, allowed);
    return Object.fromEntries(
      Object.entries(given).filter(
        ([key]) => !(key in ours) && key !== ANNOTATION_SYNC_REFUSED,
      ),
    );
  };
  const { managedFields: _, ...metadata } = live.metadata as {
    managedFields?: unknown;
  } & T['metadata'];
  return {
    ...copy,
    metadata: {
      ...metadata,
      labels: { ...without(live.metadata.labels), ...copy.metadata.labels },
      annotations: {
        ...without(live.metadata.annotations),
        ...copy.metadata.annotations,
      },
    },
  } as T;
}
