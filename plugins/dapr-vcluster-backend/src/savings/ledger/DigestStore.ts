import type { Knex } from 'knex';

const DIGESTS = 'savings_digests';

/** How long a portal that was killed keeps others from sending what it was about to send. */
export const CLAIM_MS = 5 * 60_000;

type DigestRow = {
  month: string;
  recipient: string;
  /** Null until it was sent. */
  sent_ms: number | string | null;
  claimed_until_ms: number | string;
};

/** A digest that only the caller sends now. */
export type DigestClaim = { month: string; recipient: string; until: number };

/**
 * Which digests were sent. Of all portals that share a database, one at a time sends each of them: it claims the digest
 * before, and marks it after. A claim that was neither marked nor given back runs out.
 */
export class DigestStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The claim, if it is the caller's to send; `sent` when somebody has; `taken` while somebody is about to. */
  async claim(
    month: string,
    recipient: string,
    now: number,
  ): Promise<DigestClaim | 'sent' | 'taken'> {
    const until = now + CLAIM_MS;
    const inserted = await this.#db<DigestRow>(DIGESTS)
      .insert({ month, recipient, sent_ms: null, claimed_until_ms: until })
      .onConflict(['month', 'recipient'])
      .ignore()
      .returning('month');
    if (inserted.length === 1) {
      return { month, recipient, until };
    }
    const taken = await this.#db<DigestRow>(DIGESTS)
      .where({ month, recipient, sent_ms: null })
      .where('claimed_until_ms', '<=', now)
      .update({ claimed_until_ms: until });
    if (taken === 1) {
      return { month, recipient, until };
    }
    const row = await this.#db<DigestRow>(DIGESTS)
      .where({ month, recipient })
      .first('sent_ms');
    return row && row.sent_ms !== null ? 'sent' : 'taken';
  }

  /** It was sent: nobody sends it again, whoever has claimed it by now. */
  async sent({ month, recipient }: DigestClaim, now: number): Promise<void> {
    await this.#db<DigestRow>(DIGESTS)
      .where({ month, recipient, sent_ms: null })
      .update({ sent_ms: now });
  }

  /** It was not sent after all. */
  async release({ month, recipient, until }: DigestClaim): Promise<void> {
    await this.#db<DigestRow>(DIGESTS)
      .where({ month, recipient, sent_ms: null, claimed_until_ms: until })
      .update({ claimed_until_ms: 0 });
  }

  /** Months, from one on, of which somebody was to send something and has not. */
  async pending(since: string): Promise<string[]> {
    const rows = await this.#db<DigestRow>(DIGESTS)
      .where({ sent_ms: null })
      .where('month', '>=', since)
      .distinct('month');
    return rows.map(({ month }) => month);
  }

  /** Nobody is to get any other digest of a month than these recipients. */
  async keep(month: string, recipients: readonly string[]): Promise<void> {
    await this.#db<DigestRow>(DIGESTS)
      .where({ month, sent_ms: null })
      .whereNotIn('recipient', [...recipients])
      .delete();
  }
}
