import type {
  Unsynced,
  VclusterReport,
} from 'backstage-plugin-dapr-vcluster-common';
import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { SyncEntry } from '../sync';

/** The first so many of those that are not synced are named. */
const MAX_UNSYNCED = 5;
const MAX_RULES = 5;
const MAX_REASON = 400;

/** How long a change may wait; longer is late. */
const LATE_MS = 30_000;

/** What of a vcluster that is served is not in its status. */
export type VclusterWork = {
  /** Of all objects that are not synced; others do not matter. */
  entries: readonly SyncEntry[];
  /** For how long the oldest change waits that has not been dealt with; milliseconds. */
  pendingMs?: number;
  now: Date;
  /** Milliseconds. */
  lagMs?: number;
};

/** What is said of a vcluster on its Lease: names, numbers and times, no values of the tenant. */
export function vclusterReport(
  status: Omit<
    VclusterReport,
    'unsynced' | 'waitingForSecrets' | 'late' | 'pendingSince' | 'lagMs'
  >,
  { entries, pendingMs, lagMs, now }: VclusterWork,
): VclusterReport {
  const { namespace, name, state, reason, since } = status;
  const { complete, queued, errors, objects } = status;
  return {
    namespace,
    name,
    state,
    ...(reason && { reason: redactText(reason).slice(0, MAX_REASON) }),
    ...(since && { since }),
    complete,
    queued,
    late: pendingMs !== undefined && pendingMs > LATE_MS,
    ...(pendingMs !== undefined && {
      pendingSince: new Date(now.getTime() - pendingMs).toISOString(),
    }),
    ...(lagMs !== undefined && { lagMs: Math.round(lagMs) }),
    errors,
    objects,
    waitingForSecrets: entries.filter(waitsForSecret).length,
    unsynced: unsyncedOf(entries),
  };
}

function waitsForSecret({ state, findings }: SyncEntry): boolean {
  return (
    state === 'waiting' &&
    findings.some(({ ruleId }) => ruleId === 'sync/secret-missing')
  );
}

function unsyncedOf(entries: readonly SyncEntry[]): Unsynced[] {
  const first: Unsynced[] = [];
  for (const { kind, virtual, state, findings } of entries) {
    if (first.length === MAX_UNSYNCED) {
      break;
    }
    if (state !== 'synced') {
      const rules = findings
        .filter(
          ({ severity, ruleId }) =>
            severity === 'error' || ruleId.startsWith('sync/'),
        )
        .map(({ ruleId }) => ruleId);
      first.push({
        kind,
        namespace: virtual.namespace,
        name: virtual.name,
        state,
        rules: [...new Set(rules)].slice(0, MAX_RULES),
      });
    }
  }
  return first;
}

/**
 * What of a report is news. Times and exact numbers of errors are brought along with it; alone they would be written
 * again and again.
 */
export function newsOf(report: VclusterReport): string {
  const { pendingSince: _, lagMs: __, errors, since: ___, ...rest } = report;
  return JSON.stringify([rest, Math.ceil(Math.log2(errors + 1))]);
}
