import type {
  ReplicaReport,
  SyncCounts,
  VclusterReport,
} from 'backstage-plugin-dapr-vcluster-common';
import { version } from '../../package.json';

/** What a replica says of itself on its Lease, out of what it says of its vclusters. */
export function replicaReport(
  vclusters: Iterable<VclusterReport>,
  { active, ready }: Pick<ReplicaReport, 'active' | 'ready'>,
): ReplicaReport {
  const sum: ReplicaReport = {
    version,
    active,
    ready,
    vclusters: 0,
    served: 0,
    queued: 0,
    errors: 0,
    objects: { synced: 0, refused: 0, conflict: 0, waiting: 0, failed: 0 },
  };
  for (const each of vclusters) {
    sum.vclusters += 1;
    sum.served += each.state === 'served' ? 1 : 0;
    sum.queued += each.queued;
    sum.errors += each.errors;
    for (const state of Object.keys(sum.objects) as (keyof SyncCounts)[]) {
      sum.objects[state] += each.objects[state];
    }
    const { pendingSince, lagMs } = each;
    if (pendingSince && !(pendingSince > (sum.pendingSince ?? '~'))) {
      sum.pendingSince = pendingSince;
    }
    if (lagMs !== undefined) {
      sum.lagMs = Math.max(sum.lagMs ?? 0, lagMs);
    }
  }
  return sum;
}
