import {
  Finding,
  Severity,
  Tenant,
  TenantSync,
  Unsynced,
} from 'backstage-plugin-dapr-vcluster-common';
import { placementKey } from '../model/placement';
import { SyncerSeen } from './describe';
import { VclusterLease } from './leases';

/** A tenant that is younger may not have been reported on yet. */
const YOUNG_MS = 60_000;

type About = { label: string; value: string };

const finding = (
  id: string,
  severity: Severity,
  title: string,
  fix: string,
  evidence: Array<About | undefined>,
): Finding => ({
  ruleId: `syncer/${id}`,
  severity,
  title,
  evidence: evidence.filter((each): each is About => each !== undefined),
  fix,
});

const about = (label: string, value: string | undefined): About | undefined =>
  value ? { label, value } : undefined;

/** What keeps the Dapr resources of a tenant from the host, as far as the Component syncer tells. Pure. */
export function syncFindings(
  sync: TenantSync | undefined,
  seen: SyncerSeen,
  { ref, createdAt, phase }: Pick<Tenant, 'ref' | 'createdAt' | 'phase'>,
  now: Date,
): Finding[] {
  if (!sync || !['ready', 'starting', 'failed', 'unknown'].includes(phase)) {
    return [];
  }
  switch (sync.state) {
    case 'unknown':
      return [unknown(sync)];
    case 'not-running':
      // Replicas that have just started are about to copy.
      return seen.state === 'starting' ? [] : [notRunning(seen)];
    case 'not-reported':
      return seen.settled && !isYoung(createdAt, now)
        ? [notReported(seen)]
        : [];
    case 'unreachable':
      return [unreachable(sync)];
    case 'unsupported':
      return [unsupported(sync)];
    case 'served':
      return [
        ...late(sync),
        ...unsynced(seen.vclusters.get(placementKey(ref))),
      ];
    default:
      return [];
  }
}

function isYoung(createdAt: string | undefined, now: Date): boolean {
  return (
    createdAt !== undefined && now.getTime() - Date.parse(createdAt) < YOUNG_MS
  );
}

function unknown({ reason }: TenantSync): Finding {
  return finding(
    'unknown',
    'info',
    'Whether the Component syncer copies Dapr resources of this vcluster is not known.',
    'Apply manifests/rbac-component-syncer.yaml of the backend with the namespace of the Leases, and check that the host can be reached.',
    [about('Why', reason)],
  );
}

function notRunning({
  mode,
  namespace,
  reason,
  replicas,
}: SyncerSeen): Finding {
  const gone = replicas.map(({ name }) => name).join(', ');
  return finding(
    'not-running',
    'error',
    'No Component syncer runs on the host: what is changed in the vcluster does not reach the host.',
    mode === 'embedded'
      ? "Read the portal's log for the messages of the Component syncer: it runs in the portal's backend."
      : 'Start the Component syncer on the host (chart component-syncer), or set daprVcluster.componentSyncer to embedded.',
    [
      about('daprVcluster.componentSyncer', mode),
      about('Namespace of its Leases', namespace),
      about('What is seen', reason),
      about('Replicas that are gone', gone),
    ],
  );
}

function notReported({ installation, replicas }: SyncerSeen): Finding {
  const active = replicas.filter(({ state }) => state === 'active');
  return finding(
    'lagging',
    'warning',
    'The Component syncer runs, and has not reported on this vcluster.',
    'Read the log of its replicas for this vcluster.',
    [
      about('Installation', installation),
      about('Replicas', active.map(({ name }) => name).join(', ')),
    ],
  );
}

function unreachable({ reason, since, replica }: TenantSync): Finding {
  return finding(
    'unreachable',
    'error',
    'The Component syncer does not reach this vcluster: what is changed in it does not get to the host. Copies on the host stay.',
    'Check that the vcluster runs, that its Service can be reached from the replica, and that the syncer may read Secret vc-<name> in its host namespace.',
    [about('Why', reason), about('Since', since), about('Replica', replica)],
  );
}

function unsupported({ reason }: TenantSync): Finding {
  return finding(
    'unsupported',
    'error',
    'The Component syncer cannot serve this vcluster.',
    'Give the vcluster a host namespace of its own, without multi-namespace mode; or remove the label dapr-vcluster/sync.',
    [about('Why', reason)],
  );
}

function late({ report, replica }: TenantSync): Finding[] {
  return report?.late
    ? [
        finding(
          'lagging',
          'warning',
          'The Component syncer lags: a change in the vcluster has waited for more than 30 seconds.',
          'Read the log of the replica; with many changes, raise limits.changesPerSecond of its chart, or its number of replicas.',
          [
            about('Waiting since', report.pendingSince),
            about('Waiting', String(report.queued)),
            about('Failed requests', String(report.errors)),
            about('Replica', replica),
          ],
        ),
      ]
    : [];
}

/** By what became of them: rule, severity, title after the number, fix. */
const UNSYNCED: Record<
  Unsynced['state'],
  { id: string; severity: Severity; title: string; fix: string }
> = {
  refused: {
    id: 'refused',
    severity: 'error',
    title: 'refused by the Component syncer, and not copied to the host',
    fix: 'Open the Dapr Components tab: each of them says which rule refuses it, and how to fix it.',
  },
  conflict: {
    id: 'conflict',
    severity: 'error',
    title: 'not copied, because somebody else has the name on the host',
    fix: 'Rename them, or delete the other resource: all namespaces of a vcluster share one host namespace.',
  },
  waiting: {
    id: 'waiting-for-secret',
    severity: 'warning',
    title: 'waiting for a Secret that is not on the host',
    fix: 'Open the Dapr Components tab, and create the Secrets that are missing in the vcluster.',
  },
  failed: {
    id: 'failed',
    severity: 'error',
    title: 'not copied, because a request fails again and again',
    fix: 'Open the Dapr Components tab for the reason; the Component syncer goes on trying.',
  },
};

/** Names of Dapr resources need a permission of their own: only rules are told. */
function unsynced(lease: VclusterLease | undefined): Finding[] {
  if (!lease) {
    return [];
  }
  const { objects, waitingForSecrets, unsynced: first } = lease.report;
  const states = Object.keys(UNSYNCED) as Unsynced['state'][];
  return states.flatMap(state => {
    const count = state === 'waiting' ? waitingForSecrets : objects[state];
    const { id, severity, title, fix } = UNSYNCED[state];
    const rules = first
      .filter(each => each.state === state)
      .flatMap(each => each.rules);
    return count === 0
      ? []
      : [
          finding(
            id,
            severity,
            `${count} Dapr ${
              count === 1 ? 'resource is' : 'resources are'
            } ${title}.`,
            fix,
            [about('Rules', [...new Set(rules)].join(', '))],
          ),
        ];
  });
}
