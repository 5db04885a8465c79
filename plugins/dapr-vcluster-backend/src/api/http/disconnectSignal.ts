import { Response } from 'express';

/** Fires when the caller disconnects before the answer is complete. */
export function disconnectSignal(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableEnded) {
      controller.abort();
    }
  });
  return controller.signal;
}
