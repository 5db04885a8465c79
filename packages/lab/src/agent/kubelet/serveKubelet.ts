import { createServer } from 'node:https';
import { issue } from '../../pki/issue';
import { Endpoint } from '../network/Forwarder';
import { askerOf } from './asker';
import { LogPath, serveLog } from './logs';
import { passOn } from './passOn';

/**
 * The part of a kubelet that API servers ask: logs, which are served here, and port-forwards, which kwok serves with
 * the code that kubelets have for it.
 *
 * @param options - `mayForward`: whether an API server may, by the name in its certificate; those of vclusters know pods
 *   by other names than kwok does
 */
export function serveKubelet(
  address: Endpoint,
  options: {
    logPath: LogPath;
    forwarder: Endpoint;
    mayForward: (asker: string) => boolean;
  },
): Promise<void> {
  const { cert, key } = issue({ commonName: 'lab-kubelet' });
  const server = createServer(
    // Each API server has an authority of its own, and nothing but the lab's own programs can connect.
    { cert, key, requestCert: true, rejectUnauthorized: false },
    (request, response) => serveLog(request, response, options.logPath),
  );
  server.on('upgrade', (request, socket, head) => {
    const isForward = request.url?.startsWith('/portForward/');
    if (isForward && options.mayForward(askerOf(request))) {
      passOn(request, socket, head, options.forwarder);
    } else {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
}
