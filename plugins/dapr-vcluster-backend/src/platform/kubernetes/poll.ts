import { setTimeout as sleep } from 'node:timers/promises';

/** How long to poll, and how often. */
export type PollOptions = { timeoutMs: number; intervalMs: number };

/**
 * Polls until there is an answer or the time is up; undefined then. Polls at least once.
 *
 * @throws AbortError when the signal fires, and whatever `ask` throws.
 */
export async function poll<T>(
  ask: () => Promise<T | undefined>,
  { timeoutMs, intervalMs }: PollOptions,
  signal?: AbortSignal,
): Promise<T | undefined> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || Date.now() + intervalMs > end) {
      return answer;
    }
    await sleep(intervalMs, undefined, { signal });
  }
}
