import { ANNOTATION_PREFIX } from './annotations';

/**
 * Field manager of everything the Component syncer writes, value of `app.kubernetes.io/managed-by` on its copies, name
 * of its Lease and component of its Events.
 *
 * @public
 */
export const COMPONENT_SYNCER = 'dapr-vcluster-component-syncer';

/**
 * Label on a vcluster's host namespace, StatefulSet or Deployment: `enabled` lets the Component syncer serve the
 * vcluster whatever its profile, `disabled` keeps it away.
 *
 * @public
 */
export const LABEL_SYNC = `${ANNOTATION_PREFIX}sync`;

/**
 * Label on a vcluster's host namespace: `strict` narrows the scopes of copies to apps of the virtual namespace they
 * come from, `shared` does not.
 *
 * @public
 */
export const LABEL_NAMESPACE_SCOPING = `${ANNOTATION_PREFIX}namespace-scoping`;

/**
 * Label on a vcluster's host namespace: `enabled` lets the Component syncer restart the apps whose sidecars do not take
 * up a change by themselves.
 *
 * @public
 */
export const LABEL_RESTART_APPS = `${ANNOTATION_PREFIX}restart-apps`;

/**
 * On a copy on the host: `<virtual namespace>/<name>` of the Dapr resource it is of.
 *
 * @public
 */
export const ANNOTATION_SYNC_SOURCE = `${ANNOTATION_PREFIX}sync-source`;

/**
 * On a copy on the host: uid of the Dapr resource it is of.
 *
 * @public
 */
export const ANNOTATION_SYNC_SOURCE_UID = `${ANNOTATION_PREFIX}sync-source-uid`;

/**
 * On a copy on the host: digest of what was written, to tell a changed copy from a changed source.
 *
 * @public
 */
export const ANNOTATION_SYNC_DIGEST = `${ANNOTATION_PREFIX}sync-digest`;

/**
 * On a copy on the host whose source is refused by now: the rules that refuse it, separated by commas.
 *
 * @public
 */
export const ANNOTATION_SYNC_REFUSED = `${ANNOTATION_PREFIX}sync-refused`;

/**
 * On a Dapr resource in a vcluster: what became of it on the host, as JSON; written by the Component syncer.
 *
 * @public
 */
export const ANNOTATION_SYNC_STATUS = `${ANNOTATION_PREFIX}sync-status`;

/**
 * On a CustomResourceDefinition that the Component syncer installed in a vcluster: digest of what was installed.
 *
 * @public
 */
export const ANNOTATION_DEFINITION_DIGEST = `${ANNOTATION_PREFIX}definition-digest`;

/**
 * Label on the Leases of the Component syncer: `installation` says which installation copies, `replica` that a replica
 * lives, `vcluster` how the syncer does with one vcluster.
 *
 * @public
 */
export const LABEL_SYNC_LEASE = `${ANNOTATION_PREFIX}sync-lease`;

/**
 * On the Lease of a replica or of a vcluster: how it does, as JSON; see {@link ReplicaReport} and
 * {@link VclusterReport}.
 *
 * @public
 */
export const ANNOTATION_SYNC_REPORT = `${ANNOTATION_PREFIX}sync-report`;

/**
 * Profile of vclusters whose Dapr resources the Component syncer copies.
 *
 * @public
 */
export const SYNCED_PROFILE = 'oss-synced';

/**
 * Whether the Component syncer is meant to copy the Dapr resources of a vcluster: by label {@link LABEL_SYNC} of its host
 * namespace, else of its StatefulSet or Deployment, else by its profile.
 *
 * @public
 */
export function isMeantToSync(vcluster: {
  /** Of the host namespace. */
  label?: string;
  /** Of the StatefulSet or Deployment. */
  workloadLabel?: string;
  /** Annotation of the host namespace. */
  profile?: string;
}): boolean {
  const label = vcluster.label ?? vcluster.workloadLabel;
  return label === undefined
    ? vcluster.profile === SYNCED_PROFILE
    : label === 'enabled';
}
