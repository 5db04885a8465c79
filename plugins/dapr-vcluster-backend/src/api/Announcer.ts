import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  CHANNEL_CHANGED,
  parseTenantRef,
  TenantChangedEvent,
  TenantChangedSignal,
  TenantRef,
  TOPIC_CHANGED,
} from 'backstage-plugin-dapr-vcluster-common';
import { Coalescer } from '../inventory/Coalescer';

/** What is announced where, and who owns a tenant. */
export type AnnouncerOptions = {
  events: EventsService;
  signals: SignalsService;
  logger: LoggerService;
  /** Entity ref of the owner of a tenant; undefined if it has none or no longer exists. */
  ownerOf(ref: TenantRef): string | undefined;
  /** Minimal time between two signals without a name; default 2 seconds. */
  broadcastMs?: number;
};

/**
 * Announces changes of tenants to other plugins (event) and to open pages (signal). Everybody can subscribe to
 * signals, also without signing in, so only the owner's signal names the tenant. All others receive a signal without
 * a name, which tells a page to read again; the routes check what the user may see.
 */
export class Announcer {
  readonly #options: AnnouncerOptions;
  readonly #broadcasts: Coalescer<TenantChangedSignal>;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
    this.#broadcasts = new Coalescer((_, message) => {
      this.#logFailure(
        options.signals.publish({
          recipients: { type: 'broadcast' },
          channel: CHANNEL_CHANGED,
          message,
        }),
        'A change',
      );
    }, options.broadcastMs ?? 2_000);
  }

  announce({ tenant, revision }: TenantChangedEvent): void {
    const { events, signals, ownerOf } = this.#options;
    const owner = ownerOf(parseTenantRef(tenant));
    const published = [
      events.publish({
        topic: TOPIC_CHANGED,
        eventPayload: { tenant, revision },
      }),
      owner &&
        signals.publish({
          recipients: { type: 'user', entityRef: [owner] },
          channel: CHANNEL_CHANGED,
          message: { tenant, revision } satisfies TenantChangedSignal,
        }),
    ];
    this.#logFailure(Promise.all(published), `A change of ${tenant}`);
    this.#broadcasts.push('', {});
  }

  stop(): void {
    this.#broadcasts.stop();
  }

  #logFailure(published: Promise<unknown>, what: string) {
    published.catch(error =>
      this.#options.logger.warn(
        `${what} could not be announced: ${error.message}`,
      ),
    );
  }
}
