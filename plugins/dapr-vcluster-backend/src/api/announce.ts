import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  CHANNEL_CHANGED,
  TenantChangedEvent,
  TOPIC_CHANGED,
} from 'backstage-plugin-dapr-vcluster-common';

/** Where changes are told. */
export type AnnounceOptions = {
  events: EventsService;
  signals: SignalsService;
  logger: LoggerService;
};

/**
 * Tells a change to other plugins (event) and to open pages (signal): which tenant, which revision, and no data,
 * because a broadcast reaches everybody. Whoever hears it reads through the routes, where permissions are checked.
 */
export function announcer({ events, signals, logger }: AnnounceOptions) {
  return (change: TenantChangedEvent): void => {
    const { tenant, revision } = change;
    Promise.all([
      events.publish({
        topic: TOPIC_CHANGED,
        eventPayload: { tenant, revision },
      }),
      signals.publish({
        recipients: { type: 'broadcast' },
        channel: CHANNEL_CHANGED,
        message: { tenant, revision },
      }),
    ]).catch(error =>
      logger.warn(`A change of ${tenant} could not be told: ${error.message}`),
    );
  };
}
