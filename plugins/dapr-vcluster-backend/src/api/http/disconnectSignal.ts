import { Response } from 'express';

/** Fires when the caller disconnects before the answer is complete. */
export function disconnectSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  const closed = () => {
    if (!response.writableEnded) {
      controller.abort();
    }
  };
  response.on('close', closed);
  // The caller may have left before, e.g. while credentials were checked.
  if (response.destroyed) {
    closed();
  }
  return controller.signal;
}
