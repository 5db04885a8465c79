import { VclusterReport } from 'backstage-plugin-dapr-vcluster-common';
import { SyncerSeen } from '../describe';
import { VclusterLease } from '../leases';

/** A Component syncer with one replica `one` that copies. */
export function syncerSeen(changes: Partial<SyncerSeen> = {}): SyncerSeen {
  return {
    mode: 'external',
    state: 'running',
    namespace: 'dapr-system',
    installation: 'test',
    replicas: [{ name: 'one', installation: 'test', state: 'active' }],
    vclusters: new Map(),
    settled: true,
    ...changes,
  };
}

/** What a replica says of vcluster `a`. */
export function vclusterReport(
  changes: Partial<VclusterReport> = {},
): VclusterReport {
  return {
    namespace: 'vcluster-a',
    name: 'a',
    state: 'served',
    complete: true,
    late: false,
    queued: 0,
    errors: 0,
    objects: { synced: 2, refused: 0, conflict: 0, waiting: 0, failed: 0 },
    waitingForSecrets: 0,
    unsynced: [],
    ...changes,
  };
}

/** The Lease of vcluster `a`, held by replica `one`. */
export function vclusterLease(
  changes: Partial<VclusterReport> = {},
  holder = 'one',
): VclusterLease {
  const report = vclusterReport(changes);
  const { namespace, name } = report;
  return {
    role: 'vcluster',
    name: `dapr-vcluster-sync.${namespace}.${name}`,
    key: `${namespace}/${name}`,
    holder,
    report,
  };
}
