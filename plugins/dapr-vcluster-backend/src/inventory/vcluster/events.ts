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
 * name (`StoreError` and `Preconditions.Check` of `k8s.io/apiserver`). The syncer and the controllers of Kubernetes report it of
 * healthy objects too, and try again by themselves.
 */
const OVERTAKEN = [
  /Operation cannot be fulfilled on .*the object has been modified/s,
  /Operation cannot be fulfilled on .*Precondition failed: (?:UID|ResourceVersion) in precondition/s,
];

/** The same of a syncer only. */
const OF_SYNCERS = [
  // The one before it is still being deleted.
  /object is being deleted: .* already exists/s,
  // The syncer itself is stopped.
  /(?:^|: )context canceled$/,
];

/** The endpoints of a Service came by another way first: in a vcluster, by its syncer. */
const CREATED_TWICE =
  /^Failed to create endpoint for service .* already exists$/;

/** A syncer reports several errors as one: of these, a refusal is a cause. */
const REFUSED =
  /exceeded quota|failed quota|denied the request|violates PodSecurity| is invalid: /;

/** Whether an event says only that a write was overtaken by another one, or broken off: never a cause of anything. */
function isTransient(reason: string, message: string): boolean {
  const texts =
    reason === 'SyncError'
      ? [...OVERTAKEN, ...OF_SYNCERS]
      : [...OVERTAKEN, CREATED_TWICE];
  return !REFUSED.test(message) && texts.some(words => words.test(message));
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
