import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { Endpoint } from '../network/Forwarder';

/** Passes a request to change protocols on to another server as it came, and then all bytes both ways. */
export function passOn(
  request: IncomingMessage,
  incoming: Duplex,
  head: Buffer,
  to: Endpoint,
): void {
  const outgoing = connect(to);
  const headers = request.rawHeaders.map((text, index) =>
    index % 2 === 0 ? `${text}: ` : `${text}\r\n`,
  );
  outgoing.write(
    `${request.method} ${request.url} HTTP/1.1\r\n${headers.join('')}\r\n`,
  );
  outgoing.write(head);
  incoming.pipe(outgoing).pipe(incoming);
  // One side gone means the connection is over; there is nobody to tell.
  incoming.on('error', () => outgoing.destroy());
  outgoing.on('error', () => incoming.destroy());
  incoming.on('close', () => outgoing.destroy());
  outgoing.on('close', () => incoming.destroy());
}
