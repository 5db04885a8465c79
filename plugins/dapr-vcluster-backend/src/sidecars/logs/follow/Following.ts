import { setTimeout as delay } from 'node:timers/promises';
import { LogEvent, LogQuery } from 'backstage-plugin-dapr-vcluster-common';
import { Allowance } from './Allowance';
import { followLines } from './followLines';
import { LineCleaner } from '../lines/LineCleaner';
import { LogTarget } from '../source/LogTargets';
import { logRefusal, NotStarted, openLog } from '../source/openLog';
import { wanting } from '../lines/search';
import { TenantRedactor } from '../secrets/SecretValues';

/** Earlier lines that a follower gets at most; more can be read without following. */
const MAX_TAIL_LINES = 2_000;
const DEFAULT_TAIL_LINES = 200;
/** A container that is silent gives no answer, not even a head; a refusal comes at once. */
const REFUSAL_MS = 1_000;
const ALIVE_MS = 15_000;
/** Bytes passed on: a whole tail at once, then about what people can follow. */
const RATE = { burst: 2 * 1024 * 1024, perSecond: 64 * 1024 };

/** Who follows a log. */
export type FollowCaller = {
  /** Fires when the caller disconnects. */
  signal: AbortSignal;
  /** Passes an event on; resolves when there is room for the next. */
  write(event: LogEvent): Promise<void>;
};

/** How following ended, without a word of the log. */
export type FollowSummary = { lines: number; dropped: number; ended: string };

/**
 * One log that is followed. A refusal becomes an error as long as nothing was written, and then the last event.
 */
export class Following {
  readonly #target: LogTarget;
  readonly #caller: FollowCaller;
  readonly #secrets: () => Promise<TenantRedactor>;
  #lines = 0;
  #dropped = 0;

  constructor(
    target: LogTarget,
    caller: FollowCaller,
    secrets: () => Promise<TenantRedactor>,
  ) {
    this.#target = target;
    this.#caller = caller;
    this.#secrets = secrets;
  }

  async run(
    query: LogQuery,
    signal: AbortSignal,
    reasons: { over: AbortSignal; closing: AbortSignal },
  ): Promise<FollowSummary> {
    const opening = this.#open(query, signal);
    // Looked at below, when the head is written.
    opening.catch(() => undefined);
    const head = { type: 'head' as const, ...this.#target.head };
    try {
      await Promise.race([opening, delay(REFUSAL_MS, undefined, { signal })]);
      await this.#write(head);
    } catch (error) {
      if (this.#caller.signal.aborted) {
        return this.#summary('gone');
      }
      // The time may be up before the host has answered: the end of it says so.
      await this.#write(signal.aborted ? head : this.#waiting(error));
    }
    const end = await this.#passOn(opening, query).catch(error => {
      if (this.#caller.signal.aborted) {
        return undefined;
      }
      if (reasons.over.aborted) {
        return timeIsUp();
      }
      if (reasons.closing.aborted) {
        return trouble('The portal is being restarted.');
      }
      return this.#endOf(error);
    });
    if (!end || this.#caller.signal.aborted) {
      return this.#summary('gone');
    }
    await this.#write(end);
    return this.#summary(end.reason);
  }

  /** The first event for a container that has not started; @throws the refusal of any other log. */
  #waiting(error: unknown) {
    const refusal = logRefusal(error, this.#target);
    if (!(refusal instanceof NotStarted)) {
      throw refusal;
    }
    const waiting = this.#target.secrets.redact(refusal.message);
    return { type: 'head' as const, ...this.#target.head, waiting };
  }

  #open(query: LogQuery, signal: AbortSignal) {
    const { client, pod, container } = this.#target;
    const { tailLines = DEFAULT_TAIL_LINES, sinceSeconds } = query;
    const request = {
      pod,
      container,
      sinceSeconds,
      tailLines: Math.min(tailLines, MAX_TAIL_LINES),
      follow: true,
    };
    return openLog(client, request, signal);
  }

  async #passOn(opening: Promise<AsyncIterable<Buffer>>, query: LogQuery) {
    const cleaner = new LineCleaner(this.#target.secrets.redact);
    const events = followLines(whenOpen(opening), {
      cleaner,
      isWanted: wanting(query.search),
      allowance: new Allowance(RATE),
      aliveMs: ALIVE_MS,
      // A Secret may be changed while its log is followed.
      refresh: async () => cleaner.use((await this.#secrets()).redact),
    });
    for await (const event of events) {
      await this.#write(event);
    }
    return {
      type: 'end' as const,
      reason: 'container' as const,
      message: 'The container has ended, or its host has closed the log.',
    };
  }

  async #write(event: LogEvent): Promise<void> {
    if (event.type === 'lines') {
      this.#lines += event.lines.length;
    }
    if (event.type === 'dropped') {
      this.#dropped += event.count;
    }
    await this.#caller.write(event);
  }

  #endOf(error: unknown) {
    const refusal = logRefusal(error, this.#target);
    const { message } = refusal as Error;
    return refusal instanceof NotStarted
      ? {
          type: 'end' as const,
          reason: 'container' as const,
          message: `The container has not started: ${this.#target.secrets.redact(
            message,
          )}.`,
        }
      : trouble(message);
  }

  #summary(ended: string): FollowSummary {
    return { lines: this.#lines, dropped: this.#dropped, ended };
  }
}

async function* whenOpen(
  opening: Promise<AsyncIterable<Buffer>>,
): AsyncGenerator<Buffer> {
  yield* await opening;
}

function timeIsUp() {
  return {
    type: 'end' as const,
    reason: 'time' as const,
    message: 'It was followed for as long as the portal allows.',
  };
}

function trouble(message: string) {
  return { type: 'end' as const, reason: 'trouble' as const, message };
}
