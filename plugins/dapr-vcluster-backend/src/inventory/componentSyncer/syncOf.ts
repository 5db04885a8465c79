import {
  SYNCED_PROFILE,
  Tenant,
  TenantPhase,
  TenantSync,
} from 'backstage-plugin-dapr-vcluster-common';
import { placementKey } from '../model/placement';
import { SyncerSeen } from './describe';

/** Phases in which a vcluster can be served. */
const SERVED_IN: readonly TenantPhase[] = [
  'ready',
  'starting',
  'failed',
  'unknown',
];

/** How the Component syncer does with a tenant; undefined for one that it is not to serve. */
export function syncOf(
  { ref, profile, phase }: Pick<Tenant, 'ref' | 'profile' | 'phase'>,
  seen: SyncerSeen,
): TenantSync | undefined {
  if (profile !== SYNCED_PROFILE) {
    return undefined;
  }
  const lease = seen.vclusters.get(placementKey(ref));
  const {
    namespace: _,
    name: __,
    state,
    reason,
    since,
    unsynced: ___,
    ...report
  } = lease?.report ?? {};
  const last = lease && {
    report: report as NonNullable<TenantSync['report']>,
  };
  if (seen.state === 'unknown') {
    return { state: 'unknown', reason: seen.reason, ...last };
  }
  if (seen.state !== 'running') {
    return { state: 'not-running', reason: seen.reason, ...last };
  }
  if (!SERVED_IN.includes(phase)) {
    return { state: 'paused' };
  }
  const isServed = seen.replicas.some(
    each => each.state === 'active' && each.name === lease?.holder,
  );
  if (!isServed || state === undefined) {
    return { state: 'not-reported', ...last };
  }
  return {
    state,
    ...(reason && { reason }),
    ...(since && { since }),
    replica: lease?.holder,
    ...last,
  };
}
