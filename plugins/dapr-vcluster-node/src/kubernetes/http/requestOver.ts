import { ClientHttp2Session, ClientHttp2Stream } from 'node:http2';
import { unreachableError } from '../errors/KubeError';
import { Answer } from './Answer';

/** The server has not seen the request: the connection was ending. */
export class NotProcessed extends Error {}

/**
 * Sends one request; resolves with the answer's head.
 *
 * @throws NotProcessed when it can be sent again over another connection; else the error of the connection
 */
export function requestOver(
  session: ClientHttp2Session,
  headers: Record<string, string | number | undefined>,
  body: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let stream: ClientHttp2Stream;
    try {
      stream = session.request(
        Object.fromEntries(
          Object.entries(headers).filter(([, value]) => value !== undefined),
        ),
        { endStream: body === undefined, signal },
      );
    } catch (error) {
      reject(isNotProcessed(error) ? new NotProcessed() : error);
      return;
    }
    // Whoever has left an answer is not there to hear of its end.
    stream.on('error', ignore);
    const failed = (error: Error) =>
      reject(isNotProcessed(error) ? new NotProcessed() : error);
    const closed = () =>
      reject(unreachableError('the API server closed the connection'));
    stream.once('error', failed);
    stream.once('close', closed);
    stream.once('response', head => {
      // A watch stays open for minutes: what is not needed any more goes.
      stream.off('error', failed);
      stream.off('close', closed);
      resolve({
        status: Number(head[':status']),
        retryAfter: head['retry-after']?.toString(),
        body: stream,
      });
    });
    if (body !== undefined) {
      stream.end(body);
    }
  });
}

function ignore(): void {}

/** Errors of requests that were never sent, or that the server says it has not looked at. */
function isNotProcessed(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string };
  return (
    code === 'ERR_HTTP2_GOAWAY_SESSION' ||
    code === 'ERR_HTTP2_INVALID_SESSION' ||
    (code === 'ERR_HTTP2_STREAM_ERROR' &&
      message.includes('NGHTTP2_REFUSED_STREAM'))
  );
}
