import type { Finding } from 'backstage-plugin-dapr-vcluster-common';
import { isDeepStrictEqual } from 'node:util';
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

/** Whether a text says the same already, at whatever time. */
export function saysSame(
  text: string | undefined,
  status: SyncStatus,
): boolean {
  const said = parse(text);
  return said !== undefined && isSameStatus(said, status);
}

/** Whether two say the same, at whatever time. */
export function isSameStatus(a: object, b: object): boolean {
  return isDeepStrictEqual(
    { ...a, time: undefined },
    { ...b, time: undefined },
  );
}

function parse(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && 'time' in value
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function short(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text;
}
