import { LoggerService } from '@backstage/backend-plugin-api';
import { setTimeout as pause } from 'node:timers/promises';
import { Progress, stuck, waiting } from './Progress';

/** Milliseconds: between two looks, for how long a stuck state is given another chance, and the catalog to catch up. */
export type Timing = {
  firstMs: number;
  longestMs: number;
  stuckMs: number;
  catalogMs: number;
};

/** Quick enough for a person who watches, rare enough for a backend that answers from memory. */
export const DEFAULT_TIMING: Timing = {
  firstMs: 500,
  longestMs: 1_000,
  stuckMs: 5_000,
  catalogMs: 60_000,
};

/** What to wait for, and until when. */
export type Wait<T> = {
  /** Completes "Waited … for", e.g. "tenant a/b/c to be ready". */
  what: string;
  look: (signal: AbortSignal) => Promise<Progress<T>>;
  logger: LoggerService;
  /** The task's cancel signal. */
  signal?: AbortSignal;
  timeoutMs: number;
  /** What to do when time is up; how to wait longer unless given. */
  advice?: string;
  timing?: Timing;
};

/**
 * Looks until it is done; logs each change of what it sees, and only changes.
 *
 * @throws Error named `TimeoutError` with what was seen last; Error with the reason when it is stuck or cancelled;
 * whatever `look` throws, except that an absent object or a host that does not answer may come back
 */
export async function waitFor<T>(wait: Wait<T>): Promise<T> {
  const { what, look, logger, timing = DEFAULT_TIMING } = wait;
  const deadline = AbortSignal.timeout(wait.timeoutMs);
  const signal = wait.signal
    ? AbortSignal.any([wait.signal, deadline])
    : deadline;
  let last = 'nothing yet';
  let stuckSince: number | undefined;
  let delay = timing.firstMs;
  try {
    for (;;) {
      const seen = await look(signal).catch(forgivable);
      if (seen.summary !== last) {
        logger.info(seen.summary);
        last = seen.summary;
      }
      if (seen.state === 'done') {
        return seen.value;
      }
      stuckSince =
        seen.state === 'stuck' ? stuckSince ?? Date.now() : undefined;
      if (stuckSince !== undefined && outlasted(stuckSince, timing)) {
        throw new Error(`Stopped waiting for ${what}: ${seen.summary}`);
      }
      await pause(delay, undefined, { signal });
      delay = Math.min(delay * 1.2, timing.longestMs);
    }
  } catch (error) {
    if (wait.signal?.aborted) {
      throw new Error(
        `Cancelled while waiting for ${what}; seen last: ${last}`,
      );
    }
    if (deadline.aborted) {
      throw timedOut(wait, last);
    }
    throw error;
  }
}

const LONGER = 'Run it again to go on waiting, or raise timeoutMinutes.';

/** An object the watch has not brought yet, or a host that is away for a moment, is a state; all else is an error. */
function forgivable(error: Error): Progress<never> {
  if (error.name === 'NotFoundError') {
    return stuck(error.message);
  }
  if (error.name === 'ServiceUnavailableError') {
    return waiting(error.message);
  }
  throw error;
}

function outlasted(since: number, timing: Timing): boolean {
  return Date.now() - since >= timing.stuckMs;
}

function timedOut(wait: Wait<unknown>, last: string): Error {
  const error = new Error(
    `Waited ${duration(wait.timeoutMs)} for ${wait.what}; seen last: ${last}. ${
      wait.advice ?? LONGER
    }`,
  );
  error.name = 'TimeoutError';
  return error;
}

function duration(ms: number): string {
  return ms < 120_000
    ? `${Math.ceil(ms / 1_000)} seconds`
    : `${Number((ms / 60_000).toFixed(1))} minutes`;
}
