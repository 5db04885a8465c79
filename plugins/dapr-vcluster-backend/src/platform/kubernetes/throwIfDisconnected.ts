import { unavailable } from '../errors';

/**
 * A caller who has disconnected never learns what was created, so the request counts as failed.
 *
 * @throws ServiceUnavailableError when the signal has fired.
 */
export function throwIfDisconnected(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) {
    return;
  }
  throw unavailable('the caller disconnected before the answer', {
    fix: 'Send the request again.',
  });
}
