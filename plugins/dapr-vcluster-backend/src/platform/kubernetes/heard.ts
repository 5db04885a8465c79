import { unavailable } from '../errors';

/**
 * Whoever went away never learns what was made for them, so a request they no longer wait for counts as failed.
 *
 * @throws ServiceUnavailableError when the signal has fired.
 */
export function assertHeard(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) {
    return;
  }
  throw unavailable('whoever asked went away before the answer', {
    fix: 'Ask again.',
  });
}
