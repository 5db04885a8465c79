import { VclusterRef } from './translate';

/** Service account of the syncer; its user is what admission webhooks see. */
export function syncerServiceAccount(vcluster: string): string {
  return `vc-${vcluster}`;
}

/** User name of the syncer on the host: the requester of every synced pod. */
export function syncerUser(vcluster: VclusterRef): string {
  return `system:serviceaccount:${vcluster.namespace}:${syncerServiceAccount(
    vcluster.name,
  )}`;
}

/** Service account of every synced pod, unless service accounts are synced. */
export function workloadServiceAccount(vcluster: string): string {
  return `vc-workload-${vcluster}`;
}

/** Secret with the vcluster's admin kubeconfig, written by the syncer. */
export function kubeconfigSecretName(vcluster: string): string {
  return `vc-${vcluster}`;
}

/** Secret with the effective Helm values, written by the chart since 0.20. */
export function configSecretName(vcluster: string): string {
  return `vc-config-${vcluster}`;
}
