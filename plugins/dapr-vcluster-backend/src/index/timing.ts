import { setTimeout as delay } from 'node:timers/promises';

/** How patient the watch loop is. */
export type WatchTiming = {
  /** A stream without a line, bookmarks included, for so long counts as stalled; servers send one a minute. */
  stallMs: number;
  /** How often a kind that is forbidden or not installed is tried again. */
  absentRetryMs: number;
  /** First and longest wait after a failure; doubled in between. */
  minBackoffMs: number;
  maxBackoffMs: number;
  /** The server is asked to end a stream after about this time, so that load spreads again. */
  sessionSeconds: number;
  /** 0 to 1. */
  random: () => number;
};

/** Timing for real clusters. */
export const DEFAULT_TIMING: WatchTiming = {
  stallMs: 90_000,
  absentRetryMs: 30_000,
  minBackoffMs: 500,
  maxBackoffMs: 30_000,
  sessionSeconds: 290,
  random: Math.random,
};

/** Wait before attempt `failures + 1`: exponential, with jitter over its upper half. */
export function backoffMs(failures: number, timing: WatchTiming): number {
  const { minBackoffMs, maxBackoffMs, random } = timing;
  const full = Math.min(maxBackoffMs, minBackoffMs * 2 ** (failures - 1));
  return full * (0.5 + random() / 2);
}

/** Waits; resolves early when the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch {
    // Aborted: whoever waits looks at the signal.
  }
}
