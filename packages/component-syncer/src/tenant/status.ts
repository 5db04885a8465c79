import type { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { digestOf } from '../copy';
import { SyncEntry, SyncState } from '../sync';

/**
 * What annotation `dapr-vcluster/sync-status` says, as JSON.
 *
 * @public
 */
export type SyncStatus = {
  state: SyncState;
  /** Whether the host has a copy, of this or an earlier generation. */
  onHost: boolean;
  hostNamespace: string;
  hostName: string;
  /** Generation of the object that this is about. */
  observedGeneration?: number;
  /** RFC 3339 time since when it is so. */
  time: string;
  /** Why it is not synced. */
  reason?: string;
  findings: Array<
    Pick<Finding, 'ruleId' | 'severity' | 'title' | 'fix' | 'field'>
  >;
};

const MAX_FINDINGS = 10;
const MAX_TEXT = 400;

/** What there is to say about an object. */
export function statusOf(entry: SyncEntry, time: string): SyncStatus {
  return {
    state: entry.state,
    onHost: entry.onHost,
    hostNamespace: entry.host.namespace,
    hostName: entry.host.name,
    ...(entry.generation !== undefined && {
      observedGeneration: entry.generation,
    }),
    time,
    ...(entry.reason !== undefined && { reason: short(entry.reason) }),
    findings: entry.findings
      .slice(0, MAX_FINDINGS)
      .map(({ ruleId, severity, title, fix, field }) => ({
        ruleId,
        severity,
        title: short(title),
        fix: short(fix),
        ...(field && { field: short(field) }),
      })),
  };
}

/** The same for statuses that say the same, at whatever time. */
export function digestOfStatus(status: object): string {
  return digestOf({ ...status, time: undefined });
}

/** The same of the text of an annotation; undefined for one that is no status. */
export function digestOfSaid(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'time' in value
      ? digestOfStatus(value)
      : undefined;
  } catch {
    // Nobody but a tenant writes one that is not JSON, or nests too deeply.
    return undefined;
  }
}

function short(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}
