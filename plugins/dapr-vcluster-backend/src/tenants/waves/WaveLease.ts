import type { Knex } from 'knex';
import { WaveEnd } from './machine';
import { GOING_ON, MemberRow, MEMBERS, WaveRow, WAVES } from './rows';
import { Settled } from './types';

/**
 * What one process writes of a wave. Everything is written only while it is the one that works at it, so that a process that
 * was suspended, and whose time is up, changes nothing.
 */
export class WaveLease {
  readonly #db: Knex;
  readonly #given: { id: string; holder: string };

  constructor(db: Knex, given: { id: string; holder: string }) {
    this.#db = db;
    this.#given = given;
  }

  /** Makes a process the one that works at a wave, or keeps it so; false while another one is. */
  async hold(now: number, until: number): Promise<boolean> {
    const { id, holder } = this.#given;
    const held = await this.#db<WaveRow>(WAVES)
      .where({ id })
      .whereIn('state', GOING_ON)
      .andWhere(mine =>
        mine
          .where({ held_by: holder })
          .orWhereNull('held_until_ms')
          .orWhere('held_until_ms', '<', now),
      )
      .update({ held_by: holder, held_until_ms: until });
    return held === 1;
  }

  /** Lets others work at it. */
  async letGo(): Promise<void> {
    const { id, holder } = this.#given;
    await this.#db<WaveRow>(WAVES)
      .where({ id, held_by: holder })
      .update({ held_by: null, held_until_ms: null });
  }

  /** Writes down that a tenant is begun with; false when another process works at the wave, or it may not begin any more. */
  async begin(tenant: string, now: number): Promise<boolean> {
    const { id } = this.#given;
    const begun = await this.#db<MemberRow>(MEMBERS)
      .where({ wave: id, tenant, state: 'waiting' })
      .whereExists(this.#held().where({ state: 'running' }))
      .update({ state: 'running', reason: null, started_ms: now });
    return begun === 1;
  }

  /** Writes down what is waited for; false when another process works at the wave. */
  async note(tenant: string, reason: string): Promise<boolean> {
    const { id } = this.#given;
    const noted = await this.#db<MemberRow>(MEMBERS)
      .where({ wave: id, tenant, state: 'running' })
      .whereExists(this.#held())
      .update({ reason });
    return noted === 1;
  }

  /** Writes down what became of a tenant; false when another process works at the wave. */
  async settle(
    tenant: string,
    { state, reason }: Settled,
    now: number,
  ): Promise<boolean> {
    const { id } = this.#given;
    const settled = await this.#db<MemberRow>(MEMBERS)
      .where({ wave: id, tenant, state: 'running' })
      .whereExists(this.#held())
      .update({
        state,
        reason: reason ?? null,
        ended_ms: now,
        reserved: null,
      });
    return settled === 1;
  }

  /** Ends a wave, so that others may have its tenants; false when another process works at it. */
  async end(
    state: WaveEnd,
    reason: string | undefined,
    now: number,
  ): Promise<boolean> {
    const { id, holder } = this.#given;
    return this.#db.transaction(async tx => {
      const ended = await tx<WaveRow>(WAVES)
        .where({ id, held_by: holder })
        // Somebody may have cancelled it just now: the next look sees it.
        .whereIn('state', state === 'cancelled' ? ['cancelling'] : ['running'])
        .update({ state, reason: reason ?? null, ended_ms: now });
      if (ended === 1) {
        await tx<MemberRow>(MEMBERS)
          .where({ wave: id })
          .update({ reserved: null });
      }
      return ended === 1;
    });
  }

  /** The wave, if this process works at it. */
  #held() {
    const { id, holder } = this.#given;
    return this.#db<WaveRow>(WAVES).where({ id, held_by: holder }).select('id');
  }
}
