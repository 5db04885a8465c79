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

/** One event of either API server as pages show it. */
export function shownEvent(
  side: TenantEvent['side'],
  object: KubeObject,
): TenantEvent {
  const event = object as RawEvent;
  const { kind = '', namespace, name = '' } = event.involvedObject ?? {};
  return {
    side,
    type: event.type === 'Warning' ? 'Warning' : 'Normal',
    reason: event.reason ?? '',
    message: redactText(event.message ?? ''),
    object: { kind, ...(namespace && { namespace }), name },
    count: event.series?.count ?? event.count ?? 1,
    lastSeen:
      event.series?.lastObservedTime ??
      event.lastTimestamp ??
      event.eventTime ??
      event.metadata.creationTimestamp,
  };
}

/** Newest first; those without a time last. */
export function newestFirst(events: readonly TenantEvent[]): TenantEvent[] {
  return [...events].sort((a, b) =>
    (b.lastSeen ?? '').localeCompare(a.lastSeen ?? ''),
  );
}
