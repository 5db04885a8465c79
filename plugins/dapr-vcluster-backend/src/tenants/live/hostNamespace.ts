import {
  ANNOTATION_ADOPTED,
  ANNOTATION_DELETING,
  ANNOTATION_EXPIRES,
  ANNOTATION_EXPIRES_AFTER,
  ANNOTATION_KEPT,
  ANNOTATION_LIFECYCLE,
  ANNOTATION_OWNER,
  ANNOTATION_PRESET,
  ANNOTATION_PROFILE,
  ANNOTATION_SCHEDULE,
  LABEL_MANAGED_BY,
  LABEL_TENANT,
  MANAGED_BY,
  TenantRef,
  VclusterRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { TenantResource } from '../../platform/permissions';

/** Labels on every host object made for a tenant. */
export function ownLabels(ref: TenantRef): Record<string, string> {
  return { [LABEL_MANAGED_BY]: MANAGED_BY, [LABEL_TENANT]: ref.name };
}

/** True when this product made the namespace for this tenant. */
export function isOwnNamespace(namespace: KubeObject, ref: TenantRef): boolean {
  const labels = namespace.metadata.labels ?? {};
  return (
    labels[LABEL_MANAGED_BY] === MANAGED_BY && labels[LABEL_TENANT] === ref.name
  );
}

/** True when a vcluster that something else had created there was registered as this tenant. */
export function isAdoptedNamespace(
  { metadata: { labels, annotations } }: KubeObject,
  ref: TenantRef,
): boolean {
  return (
    annotations?.[ANNOTATION_ADOPTED] !== undefined &&
    labels?.[LABEL_TENANT] === ref.name
  );
}

/** Takes everything away that registering a vcluster wrote to its namespace. */
export const WITHOUT_ADOPTION = {
  labels: { [LABEL_TENANT]: null },
  annotations: {
    [ANNOTATION_OWNER]: null,
    [ANNOTATION_PROFILE]: null,
    [ANNOTATION_PRESET]: null,
    [ANNOTATION_ADOPTED]: null,
    [ANNOTATION_EXPIRES]: null,
    [ANNOTATION_EXPIRES_AFTER]: null,
    [ANNOTATION_KEPT]: null,
    [ANNOTATION_SCHEDULE]: null,
    [ANNOTATION_LIFECYCLE]: null,
  },
};

/** Since when the tenant is being deleted, if it is. */
export function deletingSince(namespace: KubeObject): string | undefined {
  const { deletionTimestamp, annotations } = namespace.metadata;
  return deletionTimestamp ?? annotations?.[ANNOTATION_DELETING];
}

/** What permission rules look at, read from the live namespace. */
export function resourceOf(
  ref: TenantRef,
  namespace: KubeObject,
): TenantResource {
  return {
    ref,
    owner: namespace.metadata.annotations?.[ANNOTATION_OWNER],
    labels: namespace.metadata.labels ?? {},
  };
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
