import { projectWorkload } from '../../inventory/projections/workload';
import { absenceOf } from '../../tenants/live/absence';
import { LiveTenant } from '../../tenants/live/LiveTenant';

/**
 * Why a vcluster could not be read, in one sentence. What its host says of it is told first: that nobody answers at its
 * address says little about a vcluster that is paused.
 */
export function whyNotRead(
  {
    deletingSince,
    namespace,
    workload,
  }: Pick<LiveTenant, 'deletingSince' | 'namespace' | 'workload'>,
  error: Error,
): string {
  if (deletingSince) {
    return `The vcluster is being deleted since ${deletingSince}.`;
  }
  if (!workload) {
    return `The tenant ${absenceOf(namespace).state}.`;
  }
  const { paused, pausedAt, sleeping, replicas, readyReplicas } =
    projectWorkload(workload);
  if (paused) {
    return `The vcluster is paused${
      pausedAt ? ` since ${pausedAt}` : ''
    }; resume it.`;
  }
  if (sleeping) {
    return 'The vcluster was put to sleep by vCluster Platform; wake it up there.';
  }
  if (replicas === 0) {
    return 'The vcluster is scaled to zero replicas; scale it up.';
  }
  return readyReplicas === 0
    ? `The vcluster is not ready yet: ${error.message}`
    : error.message;
}
