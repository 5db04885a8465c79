import { setTimeout as sleep } from 'node:timers/promises';

/** A busy machine is slow, and what a killed portal held is free after 40 s. */
const TIMEOUT_MS = 90_000;

/**
 * Waits until a probe gives something.
 *
 * @throws Error naming what was waited for.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined>,
  timeoutMs = TIMEOUT_MS,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const found = await probe();
      if (found !== undefined) {
        return found;
      }
    } catch (error) {
      last = error;
    }
    await sleep(20);
  }
  throw new Error(`timed out waiting for ${what}: ${last ?? 'not there'}`);
}
