import { VclusterRef } from './translate';

/**
 * Service account of the syncer; its user is what admission webhooks see.
 *
 * @public
 */
export function syncerServiceAccount(vcluster: string): string {
  return `vc-${vcluster}`;
}

/**
 * User name of the syncer on the host: the requester of every synced pod.
 *
 * @public
 */
export function syncerUser(vcluster: VclusterRef): string {
  return `system:serviceaccount:${vcluster.namespace}:${syncerServiceAccount(
    vcluster.name,
  )}`;
}

/**
 * Service account of every synced pod, unless service accounts are synced.
 *
 * @public
 */
export function workloadServiceAccount(vcluster: string): string {
  return `vc-workload-${vcluster}`;
}

/**
 * Secret with the vcluster's admin kubeconfig, written by the syncer.
 *
 * @public
 */
export function kubeconfigSecretName(vcluster: string): string {
  return `vc-${vcluster}`;
}

/**
 * Secret with the effective Helm values, written by the chart since 0.20.
 *
 * @public
 */
export function configSecretName(vcluster: string): string {
  return `vc-config-${vcluster}`;
}

/**
 * Names of the cluster-wide ClusterRoles and ClusterRoleBindings of a vcluster, of both modes. The chart cuts them at 63
 * characters and drops a dash that is then last, so two vclusters can share one: a name proves nothing.
 *
 * @public
 */
export function clusterRoleNames({ namespace, name }: VclusterRef): string[] {
  return [`vc-${name}-v-${namespace}`, `vc-mn-${name}-v-${namespace}`].map(
    full => full.slice(0, 63).replace(/-$/, ''),
  );
}
