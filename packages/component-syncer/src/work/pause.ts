import { Timers } from './KeyedWorker';

/** Waits; resolves early when the signal aborts. */
export function pause(
  ms: number,
  timers: Timers,
  signal: AbortSignal,
): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const cancel = timers.after(ms, done);
    function done() {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
