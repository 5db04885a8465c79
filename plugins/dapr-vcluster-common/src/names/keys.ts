/**
 * Labels and annotations that vcluster writes on host objects (versions 0.15 to 0.37).
 * The two `object-*` identities are copied from what a tenant can write, so they never
 * decide alone which tenant an object belongs to; see `reverse.ts`.
 */
const PREFIX = 'vcluster.loft.sh/';

/**
 * Annotation: name of the object in the vcluster.
 *
 * @public
 */
export const ANNOTATION_OBJECT_NAME = `${PREFIX}object-name`;
/**
 * Annotation: namespace of the object in the vcluster.
 *
 * @public
 */
export const ANNOTATION_OBJECT_NAMESPACE = `${PREFIX}object-namespace`;
/**
 * Annotation: uid of the object in the vcluster.
 *
 * @public
 */
export const ANNOTATION_OBJECT_UID = `${PREFIX}object-uid`;
/**
 * Annotation: `<group/version>, Kind=<kind>` of the object in the vcluster, since 0.21.
 *
 * @public
 */
export const ANNOTATION_OBJECT_KIND = `${PREFIX}object-kind`;
/**
 * Annotation: the host name the syncer chose, since 0.21.
 *
 * @public
 */
export const ANNOTATION_OBJECT_HOST_NAME = `${PREFIX}object-host-name`;
/**
 * Annotation: the host namespace the syncer chose, since 0.21.
 *
 * @public
 */
export const ANNOTATION_OBJECT_HOST_NAMESPACE = `${PREFIX}object-host-namespace`;
/**
 * Annotation: newline-separated annotation keys that the syncer copies.
 *
 * @public
 */
export const ANNOTATION_MANAGED_ANNOTATIONS = `${PREFIX}managed-annotations`;
/**
 * Annotation on generic-synced custom resources, 0.14 to 0.27.
 *
 * @public
 */
export const ANNOTATION_CONTROLLED_BY = `${PREFIX}controlled-by`;
/**
 * Label: the vcluster (single-namespace mode) or `<ns>-x-<vcluster>` (host namespaces).
 *
 * @public
 */
export const LABEL_SYNCED_BY = `${PREFIX}managed-by`;
/**
 * Label: the namespace in the vcluster, single-namespace mode.
 *
 * @public
 */
export const LABEL_VIRTUAL_NAMESPACE = `${PREFIX}namespace`;
/**
 * Label on host namespaces: the vcluster that owns them.
 *
 * @public
 */
export const LABEL_VCLUSTER_NAME = `${PREFIX}vcluster-name`;
/**
 * Label on host namespaces: the namespace of the vcluster that owns them.
 *
 * @public
 */
export const LABEL_VCLUSTER_NAMESPACE = `${PREFIX}vcluster-namespace`;
/**
 * Annotation that makes the syncer copy a Secret or ConfigMap no pod uses.
 *
 * @public
 */
export const ANNOTATION_FORCE_SYNC = `${PREFIX}force-sync`;
/**
 * Start of the pod annotations that hold service-account tokens in clear text: never show them.
 *
 * @public
 */
export const ANNOTATION_TOKEN_PREFIX = `${PREFIX}token-`;
/** Start of the pod labels that carry the labels of the namespace in the vcluster. */
export const LABEL_NAMESPACE_PREFIX = `${PREFIX}ns-label`;

/**
 * Pod annotations, mostly read through the downward API.
 *
 * @public
 */
export const POD_ANNOTATIONS = {
  labels: `${PREFIX}labels`,
  name: `${PREFIX}name`,
  namespace: `${PREFIX}namespace`,
  ownerReferences: `${PREFIX}owner-references`,
  ownerSetKind: `${PREFIX}owner-set-kind`,
  serviceAccountName: `${PREFIX}service-account-name`,
  uid: `${PREFIX}uid`,
} as const;
