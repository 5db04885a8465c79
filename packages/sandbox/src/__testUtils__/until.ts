/** A busy machine is slow. */
const TIMEOUT_MS = 45_000;

/**
 * Waits until a probe gives something, asking again every few milliseconds.
 *
 * @throws Error with the last answer when it gives nothing in time.
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false>,
  timeoutMs = TIMEOUT_MS,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const result = await probe();
    if (result) {
      return result;
    }
    if (Date.now() > end) {
      throw new Error(`timed out waiting for ${what}`);
    }
    await new Promise(resolve => {
      setTimeout(resolve, 10);
    });
  }
}
