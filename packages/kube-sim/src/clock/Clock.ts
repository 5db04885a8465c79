export type TimerHandle = object;

/** The only source of time in the sandbox, so that tests can own it. */
export type Clock = {
  now(): Date;
  setTimeout(callback: () => void, milliseconds: number): TimerHandle;
  clearTimeout(handle: TimerHandle | undefined): void;
};

/** Wall-clock time; its timers never keep the process alive. */
export const realClock: Clock = {
  now: () => new Date(),
  setTimeout: (callback, milliseconds) =>
    setTimeout(callback, milliseconds).unref(),
  clearTimeout: handle =>
    clearTimeout(handle as ReturnType<typeof setTimeout> | undefined),
};

/** Resolves after `milliseconds` of the clock's time, or at once when `signal` aborts. */
export function sleep(
  clock: Clock,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise(resolve => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const waiting: { timer?: TimerHandle } = {};
    const done = () => {
      clock.clearTimeout(waiting.timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    waiting.timer = clock.setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done);
  });
}
