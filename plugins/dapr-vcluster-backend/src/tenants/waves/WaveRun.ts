import { JsonObject } from '@backstage/types';
import { AuditLog } from '../../platform/audit';
import { attemptUpgrade, AttemptOptions } from './attemptUpgrade';
import { hasFailed, nextStep, WaveEnd } from './machine';
import { markOf, StoredMember, StoredWave, viewOf } from './types';
import { WaveLease } from './WaveLease';
import { WaveStore } from './WaveStore';

/** Calls that come back sooner without an end wait for the next turn. */
const SOON_MS = 1_000;

/** What working at waves needs. */
export type WaveRunOptions = AttemptOptions & {
  audit: AuditLog;
  store: WaveStore;
};

/** Another process works at the wave. */
export class LeaseLost extends Error {
  constructor(id: string) {
    super(`another portal works at wave ${id}`);
    this.name = 'LeaseLost';
  }
}

/**
 * Works at one wave until nothing of it can be done now. Each decision is written down, and recorded in the audit log, before
 * it is acted on.
 */
export class WaveRun {
  readonly #given: WaveRunOptions;
  readonly #id: string;
  readonly #lease: WaveLease;
  readonly #signal?: AbortSignal;
  /** What is asked again in the next turn only. */
  readonly #resting = new Set<string>();
  readonly #inFlight = new Map<string, Promise<void>>();

  constructor(
    given: WaveRunOptions,
    id: string,
    lease: WaveLease,
    signal?: AbortSignal,
  ) {
    this.#given = given;
    this.#id = id;
    this.#lease = lease;
    this.#signal = signal;
  }

  /** @throws LeaseLost, AbortError, and whatever the database throws; upgrades under way are waited for before. */
  async run(): Promise<void> {
    try {
      while (await this.#turn()) {
        await Promise.race(this.#inFlight.values());
      }
    } finally {
      await Promise.allSettled(this.#inFlight.values());
    }
  }

  /** Whether anything is under way that can be waited for. */
  async #turn(): Promise<boolean> {
    this.#signal?.throwIfAborted();
    const wave = await this.#given.store.load(this.#id);
    if (!wave) {
      return false;
    }
    const { start, goOn, end } = nextStep(viewOf(wave), Date.now());
    if (end) {
      await this.#end(wave, end);
      return false;
    }
    for (const member of start) {
      await this.#begin(wave, member);
    }
    for (const member of [...start, ...goOn]) {
      this.#work(wave, member);
    }
    return this.#inFlight.size > 0;
  }

  async #begin(wave: StoredWave, member: StoredMember): Promise<void> {
    const now = Date.now();
    if (!(await this.#lease.begin(member.tenant, now))) {
      // Cancelled just now, or taken over: what is next tells.
      throw new LeaseLost(this.#id);
    }
    member.startedAt = now;
    await this.#record(wave, {
      decision: 'begin',
      tenant: member.tenant,
      batch: member.batch,
      from: member.from ?? null,
      to: member.to ?? null,
    });
  }

  #work(wave: StoredWave, member: StoredMember): void {
    const key = markOf(wave, member) + member.tenant;
    if (this.#inFlight.has(key) || this.#resting.has(key)) {
      return;
    }
    const call = this.#attempt(wave, member, key).finally(() =>
      this.#inFlight.delete(key),
    );
    // Looked at by whoever waits for the first of them.
    call.catch(() => {});
    this.#inFlight.set(key, call);
  }

  async #attempt(
    wave: StoredWave,
    member: StoredMember,
    key: string,
  ): Promise<void> {
    const { tenant, batch } = member;
    const begun = Date.now();
    const result = await attemptUpgrade(
      this.#given,
      wave,
      member,
      this.#signal,
    );
    const { state, reason } = result;
    if (result.state === 'running') {
      await this.#kept(this.#lease.note(tenant, result.reason));
      if (Date.now() - begun < SOON_MS) {
        this.#resting.add(key);
      }
      return;
    }
    await this.#kept(this.#lease.settle(tenant, result, Date.now()));
    await this.#record(wave, {
      decision: state,
      tenant,
      batch,
      ...(reason && { reason }),
    });
  }

  async #end(wave: StoredWave, end: WaveEnd): Promise<void> {
    const failed = wave.members.filter(hasFailed);
    const reason =
      end === 'stopped'
        ? failed
            .map(({ tenant, reason: why }) => `${tenant}: ${why}`)
            .join('; ')
        : undefined;
    if (await this.#lease.end(end, reason, Date.now())) {
      await this.#record(wave, { decision: end, ...(reason && { reason }) });
    }
  }

  async #kept(written: Promise<boolean>): Promise<void> {
    if (!(await written)) {
      throw new LeaseLost(this.#id);
    }
  }

  #record({ id, runBy }: StoredWave, meta: JsonObject): Promise<void> {
    return this.#given.audit.recorded(
      {
        eventId: 'upgrade-wave',
        severityLevel: 'medium',
        meta: { wave: id, by: runBy, ...meta },
      },
      async () => undefined,
      () => ({}),
    );
  }
}
