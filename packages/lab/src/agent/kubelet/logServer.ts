import { existsSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { issue } from '../../pki/issue';
import { previousLog } from '../pods/ContainerProcess';
import { sendLog } from './sendLog';

/** A container as an API server asks for it. */
export type ContainerRef = {
  namespace: string;
  name: string;
  container: string;
};

/**
 * The part of a kubelet that serves logs: `kubectl logs` works because the API server asks this. The API servers of
 * vclusters ask it too, by the names that pods have inside.
 *
 * @param pathOf where a container's log is; undefined when there is none. `asker` is the name in the certificate that the
 *   API server shows
 */
export function serveLogs(
  address: { host: string; port: number },
  pathOf: (asker: string, container: ContainerRef) => string | undefined,
): Promise<void> {
  const { cert, key } = issue({ commonName: 'lab-kubelet' });
  const server = createServer(
    // Each API server has an authority of its own, and nothing but the lab's own programs can connect.
    { cert, key, requestCert: true, rejectUnauthorized: false },
    async (request, response) => {
      const url = new URL(request.url ?? '/', 'https://kubelet');
      const [, what, ...names] = url.pathname.split('/');
      const [namespace, name, container] = names.map(decodeURIComponent);
      const asked = { namespace, name, container };
      const current =
        what === 'containerLogs' ? pathOf(askerOf(request), asked) : undefined;
      const previous = url.searchParams.get('previous') === 'true';
      const path = current && previous ? previousLog(current) : current;
      if (!path || !existsSync(path)) {
        response
          // As a kubelet does: kubectl shows what comes with this code, and not what comes with 404.
          .writeHead(400)
          .end(
            `${
              previous ? 'previous ' : ''
            }container "${container}" in pod "${name}" has no log: only daprd and the sample apps run in the lab\n`,
          );
        return;
      }
      response.writeHead(200, { 'content-type': 'text/plain' });
      await sendLog(path, url.searchParams, response);
    },
  );
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
}

function askerOf({ socket }: IncomingMessage): string {
  const { subject } = (socket as TLSSocket).getPeerCertificate();
  return String(subject?.CN ?? '');
}
