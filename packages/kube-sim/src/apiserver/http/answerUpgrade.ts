import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { ServerContext } from '../context/ServerContext';
import { respondError } from './respond';

/** What the request log is told. */
type Seen = { user: string; resource: string };

/**
 * Runs `accept` for a request to upgrade a connection. What it throws is answered as a Status, and the connection
 * ends with it.
 */
export function answerUpgrade(
  context: ServerContext,
  request: IncomingMessage,
  connection: Duplex,
  accept: (url: URL, seen: Seen) => void,
): void {
  const url = new URL(request.url ?? '/', 'https://localhost');
  const seen = { user: 'system:anonymous', resource: url.pathname };
  // A client may go away at any moment; that is no failure of the server's.
  connection.on('error', () => connection.destroy());
  let code = 101;
  try {
    accept(url, seen);
  } catch (error) {
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(connection as Socket);
    response.on('finish', () => connection.end());
    code = respondError(response, error);
  }
  context.requests.add({ verb: 'get', path: url.pathname, ...seen, code });
}
