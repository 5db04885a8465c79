import type { Knex } from 'knex';

const DIGESTS = 'savings_digests';

/** Which digests were sent: of all portals that share a database, one sends each of them. */
export class DigestStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** Whether the caller is the one to send; false when somebody has, or is about to. */
  async claim(month: string, recipient: string, now: number): Promise<boolean> {
    const inserted = await this.#db(DIGESTS)
      .insert({ month, recipient, sent_ms: now })
      .onConflict(['month', 'recipient'])
      .ignore()
      .returning('month');
    return inserted.length === 1;
  }

  /** It was not sent after all. */
  async release(month: string, recipient: string): Promise<void> {
    await this.#db(DIGESTS).where({ month, recipient }).delete();
  }
}
