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

/** What of a vcluster that is served is not in its status. */
export type VclusterWork = {
  entries: readonly SyncEntry[];
  /** RFC 3339 time of the oldest change not dealt with. */
  pendingSince?: string;
  /** Milliseconds. */
  lagMs?: number;
};

/** What is said of a vcluster on its Lease: names, numbers and times, no values of the tenant. */
export function vclusterReport(
  status: Omit<VclusterReport, 'unsynced' | 'pendingSince' | 'lagMs'>,
  { entries, pendingSince, lagMs }: VclusterWork,
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
    ...(pendingSince && { pendingSince }),
    ...(lagMs !== undefined && { lagMs: Math.round(lagMs) }),
    errors,
    objects,
    unsynced: unsyncedOf(entries),
  };
}

function unsyncedOf(entries: readonly SyncEntry[]): Unsynced[] {
  const first: Unsynced[] = [];
  for (const { kind, virtual, state, findings } of entries) {
    if (first.length === MAX_UNSYNCED) {
      break;
    }
    if (state !== 'synced') {
      const rules = findings
        .filter(({ severity }) => severity === 'error')
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

/** How long a change may wait before that is news. */
const LONG_PENDING_MS = 10_000;

/**
 * What of a report is news. Times and exact numbers of errors are brought along with it; alone they would be written
 * again and again.
 */
export function newsOf(report: VclusterReport, now: Date): string {
  const { pendingSince, lagMs: _, errors, since: __, ...rest } = report;
  const isLate =
    pendingSince !== undefined &&
    now.getTime() - Date.parse(pendingSince) > LONG_PENDING_MS;
  return JSON.stringify([rest, isLate, Math.ceil(Math.log2(errors + 1))]);
}
