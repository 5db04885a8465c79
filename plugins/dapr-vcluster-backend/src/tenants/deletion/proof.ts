import {
  COMPONENT_SYNCER,
  LABEL_MANAGED_BY,
  LABEL_SYNCED_BY,
  LABEL_TENANT,
  MANAGED_BY,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

const RELEASE_NAME = 'meta.helm.sh/release-name';
const RELEASE_NAMESPACE = 'meta.helm.sh/release-namespace';

/** Label selectors of a tenant's objects in its own namespace; `release` and `managed-by` are the host's and syncer's. */
export const selectors = {
  /** What the chart renders. */
  chart: ({ name }: VclusterRef) => `app=vcluster,release=${name}`,
  /** Credentials the syncer writes. */
  credentials: ({ name }: VclusterRef) => `app=vcluster,vcluster-name=${name}`,
  /** Services the syncer creates for nodes. */
  nodes: ({ name }: VclusterRef) => `vcluster.loft.sh/belongs-to=${name}`,
  /** Helm's records of the release. */
  history: ({ name }: VclusterRef) => `owner=helm,name=${name}`,
  /** What the portal registered. */
  registered: ({ name }: VclusterRef) =>
    `${LABEL_MANAGED_BY}=${MANAGED_BY},${LABEL_TENANT}=${name}`,
  /** What the Component syncer copied from the vcluster. */
  copied: ({ name }: VclusterRef) =>
    `${LABEL_MANAGED_BY}=${COMPONENT_SYNCER},${LABEL_TENANT}=${name}`,
  /** What the syncer copied from the vcluster. */
  synced: ({ name }: VclusterRef) => `${LABEL_SYNCED_BY}=${name}`,
};

/**
 * Whether Helm says that this very release made an object. Cluster-wide names are cut at 63 characters and therefore
 * shared, and their label `release` names no namespace.
 */
export function isOfRelease(
  { metadata: { annotations = {} } }: KubeObject,
  { namespace, name }: VclusterRef,
): boolean {
  return (
    annotations[RELEASE_NAME] === name &&
    annotations[RELEASE_NAMESPACE] === namespace
  );
}

/** Whether Helm says that another release made an object; what another tool has installed carries no such mark. */
export function isOfOtherRelease(
  object: KubeObject,
  ref: VclusterRef,
): boolean {
  const { annotations = {} } = object.metadata;
  const isMarked =
    RELEASE_NAME in annotations || RELEASE_NAMESPACE in annotations;
  return isMarked && !isOfRelease(object, ref);
}

/** Whether the labels of an object in the tenant's own namespace say that the vcluster uses it. */
export function isOfVcluster(
  { metadata: { labels = {} } }: KubeObject,
  { name }: VclusterRef,
): boolean {
  return (
    labels.app === 'vcluster' &&
    (labels.release === name || labels['vcluster-name'] === name)
  );
}

/** Whether the portal made an object for this tenant. */
export function isOfPortal(
  { metadata: { labels = {} } }: KubeObject,
  { name }: VclusterRef,
): boolean {
  return (
    labels[LABEL_MANAGED_BY] === MANAGED_BY && labels[LABEL_TENANT] === name
  );
}
