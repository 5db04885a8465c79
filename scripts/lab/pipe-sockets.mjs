import { connect, createServer } from 'node:net';

/**
 * Passes every connection to one address on to another; an address is `{host, port}` or `{path}` of a socket file.
 *
 * @returns {Promise<import('node:net').Server>} listening
 */
export function pipeSockets(from, to) {
  const server = createServer(incoming => {
    const outgoing = connect(to);
    incoming.pipe(outgoing).pipe(incoming);
    incoming.on('error', () => outgoing.destroy());
    outgoing.on('error', () => incoming.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(from, () => resolve(server));
  });
}
