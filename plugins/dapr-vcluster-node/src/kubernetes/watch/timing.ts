/**
 * Timers; tests bring their own time.
 *
 * @public
 */
export type Timers = {
  setTimeout(callback: () => void, milliseconds: number): unknown;
  clearTimeout(timer: unknown): void;
};

/**
 * How patient the watch loop is.
 *
 * @public
 */
export type WatchTiming = {
  /**
   * A stream without a line, bookmarks included, for so long counts as stalled. Longer than a session, at whose end
   * the server says something or closes; shorter than the minute after which what is shown must be called old.
   */
  stallMs: number;
  /** How often a kind that is forbidden or not installed is tried again. */
  absentRetryMs: number;
  /** First and longest wait after a failure; doubled in between. */
  minBackoffMs: number;
  maxBackoffMs: number;
  /** The server is asked to end a stream after about this time: silence never lasts, and load spreads again. */
  sessionSeconds: number;
  /** The same for a stream that brings everything there is first. */
  initialSeconds: number;
  /**
   * Everything there is comes on the stream that tells of changes after it, with one request: for small sets, as all
   * of it has to come within a session.
   */
  oneStream?: boolean;
  /** 0 to 1. */
  random: () => number;
  timers: Timers;
};

/**
 * Timing for real clusters.
 *
 * @public
 */
export const DEFAULT_TIMING: WatchTiming = {
  stallMs: 55_000,
  // Kinds often come back together with the host: within seconds, not at once.
  absentRetryMs: 8_000,
  minBackoffMs: 500,
  maxBackoffMs: 8_000,
  sessionSeconds: 40,
  initialSeconds: 290,
  random: Math.random,
  timers: {
    setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds),
    clearTimeout: timer => clearTimeout(timer as NodeJS.Timeout),
  },
};

/**
 * Wait before attempt `failures + 1`: exponential, with jitter over its upper half.
 *
 * @public
 */
export function backoffMs(
  failures: number,
  {
    minBackoffMs,
    maxBackoffMs,
    random,
  }: Pick<WatchTiming, 'minBackoffMs' | 'maxBackoffMs' | 'random'>,
): number {
  const full = Math.min(maxBackoffMs, minBackoffMs * 2 ** (failures - 1));
  return full * (0.5 + random() / 2);
}

/** Waits; resolves early when the signal aborts. */
export function pause(
  ms: number,
  { timers }: WatchTiming,
  signal: AbortSignal,
): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = timers.setTimeout(done, ms);
    function done() {
      timers.clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
