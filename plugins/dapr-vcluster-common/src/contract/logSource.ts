/**
 * Whose log: the tenant's syncer, or a container of a pod by the pod's identity in the vcluster.
 *
 * @public
 */
export type LogSource =
  | 'syncer'
  | { namespace: string; pod: string; container: string };
