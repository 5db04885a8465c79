import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

const HOST = '127.0.0.1';

/** Browsers try this one first when they look for `localhost`. */
const HOST_V6 = '::1';

const NO_IPV6 = ['EADDRNOTAVAIL', 'EAFNOSUPPORT'];

function tryListen(port, host = HOST) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: bound } = server.address();
      server.close(() => resolve(bound));
    });
  });
}

/** A port that is free right now. */
export const freePort = () => tryListen(0);

/**
 * Makes sure that a port can be used.
 *
 * @throws Failure naming the port and the flag that changes it
 */
export async function requireFreePort(port, flag) {
  try {
    await tryListen(port);
    await tryListen(port, HOST_V6).catch(error => {
      if (!NO_IPV6.includes(error.code)) {
        throw error;
      }
    });
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
