import {
  ANNOTATION_TENANT,
  formatTenantRef,
  LABEL_MANAGED_BY,
  MANAGED_BY,
  TenantRef,
} from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

/** Argo CD takes Secrets with this label for clusters. */
export const CLUSTER_SECRET_TYPE = 'argocd.argoproj.io/secret-type';

/** Name of the Secret by which Argo CD reaches a tenant; no two tenants share a host namespace. */
export function clusterSecretName({ namespace }: TenantRef): string {
  return `dapr-vcluster-${namespace}`;
}

/** Whether the portal has made a Secret for this very tenant. */
export function isClusterSecretOf(
  { metadata: { name, labels = {}, annotations = {} } }: KubeObject,
  ref: TenantRef,
): boolean {
  return (
    name === clusterSecretName(ref) &&
    labels[LABEL_MANAGED_BY] === MANAGED_BY &&
    labels[CLUSTER_SECRET_TYPE] === 'cluster' &&
    annotations[ANNOTATION_TENANT] === formatTenantRef(ref)
  );
}
