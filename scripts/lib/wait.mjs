import { Failure } from './failure.mjs';
import { pause } from './time.mjs';

/**
 * Asks `probe` until it answers something true.
 *
 * @template T
 * @param {() => Promise<T>} probe a throw counts as "not yet"
 * @param {{what: string, timeoutMs: number, everyMs?: number, unless?: () => void, evidence?: () => string[]}} options
 *   `unless` may throw to give up early; `evidence` has the lines that show why it did not happen
 * @returns {Promise<T>}
 * @throws Failure saying what did not happen in time, and how the last attempt went
 */
export async function waitFor(
  probe,
  { what, timeoutMs, everyMs = 250, unless = () => {}, evidence = () => [] },
) {
  const deadline = Date.now() + timeoutMs;
  let last = 'no answer yet';
  do {
    try {
      const result = await probe();
      if (result) {
        return result;
      }
    } catch (error) {
      last = error.cause?.message ?? error.message;
    }
    unless();
    await pause(everyMs);
  } while (Date.now() < deadline);
  throw new Failure(
    `${what} did not happen within ${Math.round(timeoutMs / 1000)} s`,
    [last, ...evidence()],
  );
}
