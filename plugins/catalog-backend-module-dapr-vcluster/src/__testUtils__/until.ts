/** A busy machine is slow. */
const TIMEOUT_MS = 45_000;

/** Repeats the check until it succeeds, or fails with its error. */
export async function until<T>(
  read: () => Promise<T>,
  check: (value: T) => void,
): Promise<void> {
  const end = Date.now() + TIMEOUT_MS;
  for (;;) {
    const value = await read();
    try {
      check(value);
      return;
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await new Promise(next => setTimeout(next, 50));
    }
  }
}
