import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

const HOST = '127.0.0.1';

function tryListen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: HOST, exclusive: true }, () => {
      const { port: bound } = server.address();
      server.close(() => resolve(bound));
    });
  });
}

/** A port nobody listens on right now. */
export const freePort = () => tryListen(0);

/**
 * Makes sure that a port can be used.
 *
 * @throws Failure naming the port and the flag that changes it
 */
export async function requireFreePort(port, flag) {
  try {
    await tryListen(port);
  } catch (error) {
    const reason =
      error.code === 'EADDRINUSE'
        ? 'is used by another program'
        : `cannot be used (${error.code ?? error.message})`;
    throw new Failure(
      `Port ${port} ${reason}; stop that program or choose another port with ${flag}.`,
    );
  }
}
