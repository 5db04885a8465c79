import { redactText } from 'backstage-plugin-dapr-vcluster-node/redaction';
import { TenantEvent } from 'backstage-plugin-dapr-vcluster-common';
import { KubeObject } from 'backstage-plugin-dapr-vcluster-node/kubernetes';

type RawEvent = KubeObject & {
  type?: string;
  reason?: string;
  message?: string;
  count?: number;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  series?: { count?: number; lastObservedTime?: string };
  involvedObject?: { kind?: string; namespace?: string; name?: string };
};

/**
 * What API servers answer to a write of an object that has changed since it was read, or was replaced by another one of its
 * name (`StoreError` and `Preconditions.Check` of `k8s.io/apiserver`). The syncer reports it of healthy pods too, and tries
 * again by itself.
 */
const OVERTAKEN = [
  /Operation cannot be fulfilled on .*the object has been modified/s,
  /Operation cannot be fulfilled on .*Precondition failed: UID in precondition/s,
];

/** Whether an event says only that a write was overtaken by another one: never a cause of anything. */
function isTransient(reason: string, message: string): boolean {
  return reason === 'SyncError' && OVERTAKEN.some(words => words.test(message));
}

/** One event of either API server as pages show it. */
export function shownEvent(
  side: TenantEvent['side'],
  object: KubeObject,
): TenantEvent {
  const event = object as RawEvent;
  const { reason = '', message = '' } = event;
  const { kind = '', namespace, name = '' } = event.involvedObject ?? {};
  return {
    side,
    type: event.type === 'Warning' ? 'Warning' : 'Normal',
    reason,
    message: redactText(message),
    object: { kind, ...(namespace && { namespace }), name },
    count: event.series?.count ?? event.count ?? 1,
    lastSeen:
      event.series?.lastObservedTime ??
      event.lastTimestamp ??
      event.eventTime ??
      event.metadata.creationTimestamp,
    ...(isTransient(reason, message) && { transient: true }),
  };
}

/** Newest first; those without a time last. */
export function newestFirst(events: readonly TenantEvent[]): TenantEvent[] {
  return [...events].sort((a, b) =>
    (b.lastSeen ?? '').localeCompare(a.lastSeen ?? ''),
  );
}
