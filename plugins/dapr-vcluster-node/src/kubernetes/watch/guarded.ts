import { Timers } from './timing';
import { Stalled } from './trouble';

/** How long a server may take to accept a stream. */
const OPEN_MS = 15_000;

/**
 * Reads a stream, but not for longer than it says something: `read` gets a signal that ends it and has to call `alive`
 * at every sign of life.
 *
 * @throws Stalled after `stallMs` without one; whatever `read` throws
 */
export async function guarded<T>(
  {
    stallMs,
    timers,
    signal,
  }: {
    stallMs: number;
    timers: Timers;
    signal: AbortSignal;
  },
  read: (signal: AbortSignal, alive: () => void) => Promise<T>,
): Promise<T> {
  // One signal for both ends: watches are many, and a signal that depends on two others is three.
  const end = new AbortController();
  let isSilent = false;
  const expire = () => {
    isSilent = true;
    end.abort();
  };
  const abort = () => end.abort(signal.reason);
  signal.addEventListener('abort', abort);
  if (signal.aborted) {
    abort();
  }
  // A server that does not even accept is noticed sooner than one that says nothing.
  let timer = timers.setTimeout(expire, Math.min(stallMs, OPEN_MS));
  const alive = () => {
    timers.clearTimeout(timer);
    timer = timers.setTimeout(expire, stallMs);
  };
  try {
    return await read(end.signal, alive);
  } catch (error) {
    if (isSilent) {
      throw new Stalled();
    }
    throw error;
  } finally {
    timers.clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}
