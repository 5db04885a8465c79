import { Response } from 'express';

/** Starts an answer of newline-delimited JSON with its first value; resolves when there is room for the next. */
export function jsonLineWriter(
  response: Response,
): (value: object) => Promise<void> {
  return async value => {
    if (response.destroyed) {
      return;
    }
    if (!response.headersSent) {
      response.status(200).set({
        'Content-Type': 'application/x-ndjson',
        // Neither a cache nor a compressor may hold lines back.
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
      });
    }
    if (response.write(`${JSON.stringify(value)}\n`)) {
      return;
    }
    await roomIn(response);
  };
}

function roomIn(response: Response): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      response.off('drain', done);
      response.off('close', done);
      resolve();
    };
    response.on('drain', done);
    response.on('close', done);
  });
}
