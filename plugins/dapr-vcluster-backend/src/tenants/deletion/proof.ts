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

const APPS = [
  'vcluster',
  'vcluster-etcd',
  'vcluster-api',
  'vcluster-controller',
];
const HOST_NAME = 'vcluster.loft.sh/object-host-name';
const HOST_NAMESPACE = 'vcluster.loft.sh/object-host-namespace';

/** Label selectors of a tenant's objects in its own namespace; `release` and `managed-by` are the host's and syncer's. */
export const selectors = {
  /** What the chart renders; older charts have a label for each part of the control plane. */
  chart: ({ name }: VclusterRef) =>
    `app in (${APPS.join(',')}),release=${name}`,
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
  /** What Helm made, of whatever release. */
  helm: `${LABEL_MANAGED_BY}=Helm`,
  /** Services that a syncer made of one of its vcluster, under another name (`networking.replicateServices`). */
  replicated: 'vcluster.loft.sh/controlled-by=vcluster',
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
    APPS.includes(labels.app) &&
    (labels.release === name || labels['vcluster-name'] === name)
  );
}

/**
 * Whether a syncer, if it has copied an object, has copied it to where it is. Somebody who makes an object of another's
 * text (`kubectl get -o yaml`) takes its labels over, and with them the name of the vcluster.
 */
export function isWhereSynced({
  metadata: { name, namespace, annotations = {} },
}: KubeObject): boolean {
  return (
    [undefined, name].includes(annotations[HOST_NAME]) &&
    [undefined, namespace].includes(annotations[HOST_NAMESPACE])
  );
}

/** Whether an object is deleted with the Service of its vcluster, which is what a syncer makes the owner of its copies. */
export function isOwnedByVcluster(
  { metadata: { ownerReferences = [] } }: KubeObject,
  { name }: VclusterRef,
): boolean {
  return ownerReferences.some(
    owner => owner.kind === 'Service' && owner.name === name,
  );
}
