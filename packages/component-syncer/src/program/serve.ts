import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';
import { SyncerStatus } from '../syncer';

/**
 * Serves `/healthz` (the process answers), `/readyz` (the vclusters and kinds of the host are known) and `/metrics`.
 *
 * @param port - 0 takes a free one
 */
export async function serve(
  port: number,
  status: () => SyncerStatus,
  registry: Registry,
): Promise<{ port: number; close: () => Promise<void> }> {
  const server: Server = createServer(async (request, response) => {
    const answer = (code: number, body: string, type = 'text/plain') => {
      response.writeHead(code, { 'Content-Type': type });
      response.end(body);
    };
    if (request.method !== 'GET') {
      answer(405, 'only GET\n');
      return;
    }
    switch (new URL(request.url ?? '/', 'http://localhost').pathname) {
      case '/healthz':
        answer(200, 'ok\n');
        break;
      case '/readyz': {
        const { ready } = status();
        answer(
          ready ? 200 : 503,
          ready ? 'ok\n' : 'the vclusters of the host are not known yet\n',
        );
        break;
      }
      case '/metrics':
        answer(200, await registry.metrics(), registry.contentType);
        break;
      default:
        answer(404, 'there are /healthz, /readyz and /metrics\n');
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
