import { LoggerService } from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { DigestOptions } from '../config';
import { LedgerStore, monthOf, Totals } from '../ledger';
import { Digest, digestsOf } from './digests';

const TOPIC = 'dapr-vcluster-savings';

/** What could not be sent is tried again for so many months: then nobody wants to read it any more. */
const MONTHS_TO_TRY = 3;

/** What the digest is sent with. */
export type DigestServices = {
  options: DigestOptions | undefined;
  notifications: NotificationService;
  logger: LoggerService;
  now?: () => number;
};

/**
 * Sends what was saved in the last month, once it is over and counted to its end.
 *
 * Each message is sent at least once: a portal that is killed leaves a claim that runs out, and another one sends. Where the
 * first has sent it without being able to note so, Backstage finds the notification of the same scope and replaces it.
 */
export class SavingsDigest {
  readonly #services: DigestServices;
  /** Months of which nothing is left to send. */
  readonly #done = new Set<string>();

  constructor(services: DigestServices) {
    this.#services = services;
  }

  /** To be called by one portal at a time; should two do it at once, each message is still sent by one of them only. */
  async send(
    store: LedgerStore,
    read: () => Promise<readonly Totals[]>,
  ): Promise<void> {
    const { options, now = Date.now } = this.#services;
    if (!options) {
      return;
    }
    const last = monthBefore(now(), 1);
    const begun = await store.digests.pending(
      monthBefore(now(), MONTHS_TO_TRY),
    );
    const months = [...new Set([last, ...begun])].filter(
      month => !this.#done.has(month),
    );
    if (months.length === 0) {
      return;
    }
    const totals = await read();
    for (const month of months.filter(each => isCounted(totals, each, now()))) {
      const digests = digestsOf(totals, month, options);
      if (await this.#sendAll(store, month, digests)) {
        this.#done.add(month);
      }
    }
  }

  /** Whether all of them have been sent, by whomever. */
  async #sendAll(
    { digests: store }: LedgerStore,
    month: string,
    digests: readonly Digest[],
  ): Promise<boolean> {
    const { logger, now = Date.now } = this.#services;
    const failed: Array<{ recipient: string; error: unknown }> = [];
    let isComplete = true;
    for (const digest of digests) {
      const { recipient } = digest;
      const claim = await store.claim(month, recipient, now());
      if (typeof claim === 'string') {
        isComplete &&= claim === 'sent';
        continue;
      }
      try {
        await this.#notify(month, digest);
      } catch (error) {
        failed.push({ recipient, error });
        await store.release(claim);
        continue;
      }
      await store.sent(claim, now());
    }
    // Those who were to get one by an older configuration.
    await store.keep(
      month,
      digests.map(({ recipient }) => recipient),
    );
    const [first] = failed;
    if (first) {
      logger.warn(
        `The savings of ${month} were not sent to ${first.recipient}${
          failed.length > 1 ? ` and ${failed.length - 1} more` : ''
        }, which is tried again: ${first.error}`,
      );
    }
    return isComplete && failed.length === 0;
  }

  #notify(month: string, { recipient, title, description }: Digest) {
    return this.#services.notifications.send({
      recipients: { type: 'entity', entityRef: recipient },
      payload: {
        title,
        description,
        link: '/dapr-vclusters',
        severity: 'low',
        topic: TOPIC,
        // Backstage replaces a notification of the same scope: a repeated attempt shows nothing twice. Who belongs to
        // two recipients gets the message of each.
        scope: `${TOPIC}:${month}:${recipient}`,
      },
    });
  }
}

function monthBefore(now: number, months: number): string {
  const date = new Date(now);
  return monthOf(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, 1),
  );
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
