import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { DigestOptions } from '../config';
import { LedgerStore, monthOf, Totals } from '../ledger';
import { digestsOf } from './digests';

const TOPIC = 'dapr-vcluster-savings';

/** What the digest is sent with. */
export type DigestServices = {
  options: DigestOptions | undefined;
  notifications: NotificationService;
  logger: LoggerService;
  now?: () => number;
};

/** Sends what was saved in the last month, once it is over and counted to its end. */
export class SavingsDigest {
  readonly #services: DigestServices;
  /** The last month of which nothing is left to send. */
  #done = '';

  constructor(services: DigestServices) {
    this.#services = services;
  }

  /** To be called by one portal at a time; should two do it at once, each message is still sent by one of them only. */
  async send(
    store: LedgerStore,
    read: () => Promise<readonly Totals[]>,
  ): Promise<void> {
    const { options, logger, now = Date.now } = this.#services;
    const month = lastMonth(now());
    if (!options || this.#done === month) {
      return;
    }
    const totals = await read();
    if (!isCounted(totals, month, now())) {
      return;
    }
    let failed = false;
    for (const { recipient, ...message } of digestsOf(totals, month, options)) {
      if (await store.digests.claim(month, recipient, now())) {
        try {
          await this.#notify(month, recipient, message);
        } catch (error) {
          failed = true;
          await store.digests.release(month, recipient);
          logger.warn(
            `The savings of ${month} were not sent to ${recipient}, which is tried again: ${error}`,
          );
        }
      }
    }
    if (!failed) {
      this.#done = month;
    }
  }

  #notify(
    month: string,
    recipient: string,
    { title, description }: { title: string; description: string },
  ) {
    return this.#services.notifications.send({
      recipients: { type: 'entity', entityRef: recipient },
      payload: {
        title,
        description,
        link: '/dapr-vclusters',
        severity: 'low',
        topic: TOPIC,
        // Backstage replaces a notification of the same scope: a repeated attempt shows nothing twice.
        scope: `${TOPIC}:${month}`,
      },
    });
  }
}

function lastMonth(now: number): string {
  const date = new Date(now);
  return monthOf(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - 1, 1));
}

/** Whether the ledger has seen the month itself, not only counted back to it, and has passed its end. */
function isCounted(
  totals: readonly Totals[],
  month: string,
  now: number,
): boolean {
  return (
    totals.some(each => each.month === month && !each.backfilled) &&
    totals.some(({ until }) => monthOf(until) > month && until <= now)
  );
}
