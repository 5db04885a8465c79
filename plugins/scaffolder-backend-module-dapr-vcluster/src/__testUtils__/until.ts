import { setTimeout as pause } from 'node:timers/promises';

const TIMEOUT_MS = 60_000;

/**
 * Waits until a probe gives something.
 *
 * @throws Error naming what it waited for
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined>,
  timeoutMs = TIMEOUT_MS,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`timed out waiting for ${what}`);
    }
    await pause(50);
  }
}
