import { createServer, connect, Server } from 'node:net';

/** An address to listen on or to connect to. */
export type Endpoint = { host: string; port: number };

/**
 * Forwards TCP connections.
 *
 * @throws Error of the listening socket, for example when the address is taken.
 */
export function forward(from: Endpoint, to: Endpoint): Promise<Server> {
  const server = createServer(incoming => {
    const outgoing = connect(to);
    incoming.pipe(outgoing).pipe(incoming);
    // One side gone means the connection is over; there is nobody to tell.
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => incoming.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(from, () => resolve(server));
  });
}
