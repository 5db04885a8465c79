import {
  ANNOTATION_DELETING,
  ANNOTATION_OWNER,
  LABEL_MANAGED_BY,
  LABEL_TENANT,
  MANAGED_BY,
  TenantRef,
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
