import {
  HostSyncer,
  SyncerReplica,
} from 'backstage-plugin-dapr-vcluster-common';
import { WatchState } from 'backstage-plugin-dapr-vcluster-node/kubernetes';
import { HostHandle } from '../../platform/hosts';
import { Life } from './Lives';
import { LivingLease, SyncLease, VclusterLease } from './leases';

/** What is seen of the Component syncer of a host. */
export type SyncerSeen = Pick<
  HostSyncer,
  'mode' | 'state' | 'reason' | 'namespace' | 'installation'
> & {
  replicas: SyncerReplica[];
  /** By `<namespace>/<name>`. */
  vclusters: ReadonlyMap<string, VclusterLease>;
  /** Whether the replicas that copy have had the time to report on all tenants. */
  settled?: boolean;
};

/** What is known to describe it by. */
export type SyncerEvidence = {
  mode: HostHandle['componentSyncer']['mode'];
  namespace: string;
  source: { state: WatchState; reason?: string };
  leases: readonly SyncLease[];
  life: (lease: LivingLease) => Life;
};

/** Whether it runs, as its Leases say. What cannot be seen is unknown, not absent. */
export function describeSyncer({
  mode,
  namespace,
  source,
  leases,
  life,
}: SyncerEvidence): SyncerSeen {
  const living = leases.filter(each => each.role !== 'vcluster');
  const held = living.find(
    each => each.role === 'installation' && life(each) === 'alive',
  );
  const replicas = living
    .filter(({ role }) => role === 'replica')
    .map(each => replicaOf(each, life(each), held?.holder))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const vclusters = new Map(
    leases.flatMap(each =>
      each.role === 'vcluster' ? [[each.key, each] as const] : [],
    ),
  );
  const base = { mode, namespace, vclusters };
  const gap = gapOf(source, namespace);
  if (gap) {
    const unknown = replicas.map(each => ({
      ...each,
      state: 'unknown' as const,
    }));
    return { ...base, state: 'unknown', reason: gap, replicas: unknown };
  }
  const has = (state: SyncerReplica['state']) =>
    replicas.some(each => each.state === state);
  const shown = {
    ...base,
    replicas,
    ...(held && { installation: held.holder }),
  };
  if (has('active')) {
    return { ...shown, state: 'running' };
  }
  if (living.some(each => life(each) === 'unknown')) {
    const reason = `The portal has just begun to watch its Leases in namespace ${namespace}.`;
    return { ...shown, state: 'unknown', reason };
  }
  if (has('starting') || has('standby')) {
    const reason = 'Its replicas have not begun to copy.';
    return { ...shown, state: 'starting', reason };
  }
  if (mode === 'off' && replicas.length === 0) {
    return { ...shown, state: 'off' };
  }
  const reason =
    replicas.length === 0
      ? `Namespace ${namespace} of the host has no Lease of a replica.`
      : `No replica renews its Lease in namespace ${namespace} of the host.`;
  return { ...shown, state: 'not-running', reason };
}

function replicaOf(
  { holder: name, installation, report }: LivingLease,
  life: Life,
  copying: string | undefined,
): SyncerReplica {
  return {
    name,
    installation,
    state: stateOf(life, { installation, report, copying }),
    ...(report && { report }),
  };
}

function stateOf(
  life: Life,
  {
    installation,
    report,
    copying,
  }: Pick<LivingLease, 'installation' | 'report'> & { copying?: string },
): SyncerReplica['state'] {
  if (life !== 'alive') {
    return life === 'dead' ? 'gone' : 'unknown';
  }
  const isCopying = copying !== undefined && installation === copying;
  if (isCopying && (report?.active ?? true)) {
    return report?.ready === false ? 'starting' : 'active';
  }
  return copying === undefined || isCopying ? 'starting' : 'standby';
}

function gapOf(
  { state, reason }: SyncerEvidence['source'],
  namespace: string,
): string | undefined {
  switch (state) {
    case 'live':
      return undefined;
    case 'forbidden':
      return `The portal's service account may not list and watch Leases in namespace ${namespace} of the host: apply manifests/rbac-component-syncer.yaml, with that namespace.`;
    case 'missing':
      return 'The host does not serve Leases.';
    case 'stale':
      return `Its Leases could last be read some time ago: ${
        reason ?? 'the host has not been heard of'
      }`;
    default:
      return reason ?? 'Its Leases are being read.';
  }
}
