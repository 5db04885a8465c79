const LOOK_EVERY_MS = 100;
const TIMEOUT_MS = 60_000;

/**
 * Waits until a probe gives something.
 *
 * @throws Error naming what was waited for.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false | null>,
  timeoutMs = TIMEOUT_MS,
  lookEveryMs = LOOK_EVERY_MS,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const result = await probe();
    if (result) {
      return result;
    }
    if (Date.now() > end) {
      throw new Error(`waited in vain for ${what}`);
    }
    await new Promise(resolve => setTimeout(resolve, lookEveryMs));
  }
}
